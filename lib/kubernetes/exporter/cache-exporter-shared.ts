import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { findFaults, refuse } from "../../core/validation";
import { identifiedMetadata, type KubernetesObjectProps, metaArguments } from "../objects/common";
import { adviseOnImage } from "../objects/image-advice";
import { makeExporter, selectorLabels } from "./cache-exporter-deployment";
import { EXPORTER_ENVIRONMENT } from "./cache-exporter-environment";
import { ExporterPasswords } from "./cache-exporter-passwords";
import { probe } from "./cache-exporter-scraping";
import {
  EXPORTER_RULES,
  type ExporterSettings,
  withExporterDefaults,
} from "./cache-exporter-settings";
import { type ExporterTarget, TARGET_RULES, targetAddress } from "./cache-exporter-target";

/** How a `SharedCacheExporter` is made. */
export interface SharedCacheExporterProps extends KubernetesObjectProps, ExporterSettings {
  /**
   * What to ask, at least one cache, none in cluster mode: by names of this library's own, which are
   * in the names of the Probes. Either all of their certificates come from authorities that the image
   * trusts, or all from authorities of their own.
   */
  readonly targets: Record<string, ExporterTarget>;
  /**
   * How Prometheus finds the caches: through a Probe each, or not at all. Annotations on a Service
   * would lead to one cache only.
   *
   * @default "operator"
   */
  readonly scraping?: "operator" | "none";
}

/**
 * One redis_exporter for many caches. Prometheus names the cache at every scrape, and the exporter
 * logs in with the password that belongs to exactly this address. All passwords are in one Secret of
 * the exporter's own, which Terraform writes through a write-only argument.
 */
export class SharedCacheExporter extends Construct {
  /** Labels of the exporter's pods, for network policies. */
  public readonly podLabels: Record<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: SharedCacheExporterProps) {
    super(scope, id);
    const { scraping = "operator" } = props;
    const settings = withExporterDefaults(props);
    const targets = Object.values(props.targets);
    refuse(`SharedCacheExporter ${this.node.path}`, [
      ...findFaults(EXPORTER_RULES, settings),
      ...findFaults(TARGET_RULES, props),
    ]);
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const metadata = identifiedMetadata(
      settings.name,
      { app: "redis-exporter", instance: settings.name, component: "exporter" },
      props,
    );
    const passwords = new ExporterPasswords(this, "Passwords", { ...props, metadata, targets });
    const authorities = targets.flatMap(({ cache: { tls } }) =>
      tls.enabled && tls.caCertificates !== undefined ? [tls.caCertificates] : [],
    );
    makeExporter(this, props, {
      settings,
      metadata,
      service: metadata,
      // No address of its own: it asks what a request names.
      env: [...EXPORTER_ENVIRONMENT, { name: "REDIS_ADDR", value: "" }, ...passwords.env],
      caCertificates: authorities.length === 0 ? undefined : authorities.join("\n"),
      podAnnotations: passwords.podAnnotations,
      volumes: passwords.volumes,
      volumeMounts: passwords.volumeMounts,
    });
    this.podLabels = selectorLabels(metadata);

    if (scraping === "operator") {
      for (const [name, target] of Object.entries(props.targets)) {
        new Manifest(this, `Probe-${name}`, {
          manifest: probe(metadata, name, targetAddress(target), target.cache),
          ...metaArguments(props),
        });
      }
    }
  }
}
