import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { type CaBundle, caBundle } from "../clients/ca-bundle";
import { CACHE_RULES } from "../objects/cache-rules";
import { DEFAULT_NAMES } from "../objects/default-names";
import { adviseOnImage } from "../objects/images";
import {
  identifiedMetadata,
  type ObjectMetadata,
  selectorLabels,
  withLabels,
} from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { SHARED_CACHE_EXPORTER_PROPS } from "../shapes";
import { makeExporter } from "./deployment";
import { caEnvironment, EXPORTER_ENVIRONMENT } from "./environment";
import { ExporterPasswords } from "./exporter-passwords";
import { REDIS_EXPORTER } from "./program";
import { EXPORTER_RULES } from "./rules";
import { probe } from "./scraping";
import { DEFAULT_SCRAPING, withExporterDefaults } from "./settings";
import type { SharedCacheExporterProps } from "./shared-cache-exporter-props";
import { targetAddress } from "./target";
import { TARGET_RULES } from "./target-rules";

/**
 * One redis_exporter for many caches. Prometheus names the cache in every scrape, and the exporter logs in
 * with the password that belongs to exactly this address. All passwords are in a Secret of the exporter,
 * which Terraform writes through a write-only argument.
 */
export class SharedCacheExporter extends Construct {
  /** Labels of the exporter's pods, for network policies. */
  public readonly podLabels: Record<string, string>;
  private readonly props: SharedCacheExporterProps;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: SharedCacheExporterProps) {
    super(scope, id);
    const subject = `SharedCacheExporter ${this.node.path}`;
    props = withShape(subject, SHARED_CACHE_EXPORTER_PROPS, props);
    this.props = props;
    const { scraping = DEFAULT_SCRAPING, dependsOn, provider } = props;
    const settings = withExporterDefaults(props, REDIS_EXPORTER, DEFAULT_NAMES.exporter);
    refuse(subject, [
      ...findFaults(EXPORTER_RULES, settings),
      ...findFaults(TARGET_RULES, props),
      ...Object.values(props.targets).flatMap((target) => findFaults(CACHE_RULES, target)),
    ]);
    refuseSameObjects(this);
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const metadata = identifiedMetadata(
      settings.name,
      { app: REDIS_EXPORTER.app, instance: settings.name, component: "exporter" },
      props,
    );
    const passwords = new ExporterPasswords(this, "Passwords", {
      metadata,
      targets: Object.values(props.targets),
      dependsOn,
      provider,
    });
    const ca = this.authorities(metadata);
    makeExporter(this, props, {
      settings,
      metadata,
      service: metadata,
      env: [
        ...EXPORTER_ENVIRONMENT,
        // No cache of its own: every request names one.
        { name: "REDIS_ADDR", value: "" },
        ...passwords.env,
        ...caEnvironment(ca?.file),
      ],
      podAnnotations: passwords.podAnnotations,
      volumes: [...passwords.volumes, ...(ca ? [ca.volume] : [])],
      volumeMounts: [...passwords.volumeMounts, ...(ca ? [ca.volumeMount] : [])],
    });
    this.podLabels = selectorLabels(metadata);

    if (scraping === "operator") {
      const selected = withLabels(metadata, settings.prometheusLabels);
      for (const [name, target] of Object.entries(props.targets)) {
        new Manifest(this, `Probe-${name}`, {
          manifest: probe(selected, name, targetAddress(target), target.cache),
          ...metaArguments(props),
        });
      }
    }
  }

  /** The authorities of all caches in one ConfigMap; `undefined` where the image trusts them already. */
  private authorities(metadata: ObjectMetadata): CaBundle | undefined {
    const certificates = Object.values(this.props.targets).flatMap(({ cache: { tls } }) =>
      tls.enabled && tls.caCertificates !== undefined ? [tls.caCertificates] : [],
    );
    if (certificates.length === 0) {
      return undefined;
    }
    const name = `${metadata.name}-ca`;
    const ca = caBundle(name, certificates.join("\n"));
    new ConfigMapV1(this, "Ca", {
      metadata: { ...metadata, name },
      data: ca.data,
      ...metaArguments(this.props),
    });
    return ca;
  }
}
