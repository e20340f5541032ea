import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CacheValidationError, type ClientSettings, type IManagedCache } from "../cache";
import { findFaults, refuse, rulesFor } from "../cache/validation";
import { type AlertRulesSettings, CacheAlertRules } from "./cache-alert-rules";
import { CacheClientConfig } from "./cache-client-config";
import { CacheCredentials } from "./cache-credentials";
import { CacheServices, type ServiceNames } from "./cache-services";
import { CacheWarmer, type WarmerSettings } from "./cache-warmer";
import type { KubernetesCommonProps } from "./common";
import { isNamespace, NAMESPACE_RULE } from "./name-rules";

/** A namespace whose applications use the cache. */
export interface CacheClientProps extends ClientSettings {
  /**
   * Which of the cache's users the applications are.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
  /**
   * Whether the namespace is made here.
   *
   * @default false
   */
  readonly createNamespace?: boolean;
}

/** What the cluster side of a cache is to be, in the same words whichever cloud runs the cache. */
export interface KubernetesCacheSettings {
  /**
   * The cache's own namespace, for its Services, warmer and alerts. It is a client namespace too.
   *
   * @default "cache"
   */
  readonly namespace?: string;
  /**
   * Whether the cache's own namespace is made here.
   *
   * @default true
   */
  readonly createNamespace?: boolean;
  /**
   * Further namespaces whose applications use the cache, by name.
   *
   * @default - the cache's own namespace alone
   */
  readonly clients?: Record<string, CacheClientProps>;
  /** @default - redis-primary and redis-reader, in cluster mode redis-discovery */
  readonly serviceNames?: ServiceNames;
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
  /** @default - no warmer */
  readonly warmer?: WarmerSettings;
  /**
   * Whether the cluster has the Prometheus operator's CRDs. Without them no PrometheusRule is made.
   *
   * @default true
   */
  readonly prometheusOperator?: boolean;
  /** @default - the default thresholds */
  readonly alerts?: AlertRulesSettings;
  /**
   * Labels for every object.
   *
   * @default - the `app.kubernetes.io` ones alone
   */
  readonly labels?: Record<string, string>;
  /**
   * Annotations for every object.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /** @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** How a `KubernetesCache` is made. */
export interface KubernetesCacheProps extends KubernetesCacheSettings {
  readonly cache: IManagedCache;
}

/** All that clients of a cache get in the cluster. */
export class KubernetesCache extends Construct {
  public readonly services: CacheServices;
  private readonly clients = new Map<string, CacheClientConfig>();

  /** @throws CacheValidationError for namespaces that are no DNS labels or come twice */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: KubernetesCacheProps,
  ) {
    super(scope, id);
    const { namespace = "cache", createNamespace = true, clients = {} } = props;
    refuse(`KubernetesCache ${this.node.path}`, findFaults(RULES, { ...props, namespace }));

    const own = this.common(namespace, createNamespace);
    this.services = new CacheServices(this, "Services", {
      ...own,
      names: props.serviceNames,
      clusterDomain: props.clusterDomain,
    });
    const client = this.addClient(own, {});
    for (const [name, settings] of Object.entries(clients)) {
      this.addClient(this.common(name, settings.createNamespace ?? false), settings);
    }
    if (props.warmer) {
      new CacheWarmer(this, "Warmer", { ...own, ...props.warmer, client });
    }
    if (props.prometheusOperator ?? true) {
      new CacheAlertRules(this, "Alerts", { ...own, ...props.alerts });
    }
  }

  /**
   * The client contract in one of the client namespaces.
   *
   * @throws CacheValidationError for a namespace that is no client's
   */
  public client(namespace: string): CacheClientConfig {
    const client = this.clients.get(namespace);
    if (client === undefined) {
      throw new CacheValidationError(`client of ${this.node.path}`, [
        {
          id: "kubernetes.client-unknown",
          came: `namespace = ${JSON.stringify(namespace)}`,
          allowed: [...this.clients.keys()].join(", "),
          fix: "add the namespace to clients",
        },
      ]);
    }
    return client;
  }

  private addClient(
    common: KubernetesCommonProps,
    { user, ...settings }: CacheClientProps,
  ): CacheClientConfig {
    const scope = new Construct(this, `Client-${common.namespace}`);
    const credentials = new CacheCredentials(scope, "Credentials", { ...common, user });
    const client = new CacheClientConfig(scope, "Config", {
      ...common,
      ...settings,
      credentials,
      hosts: this.services.hosts,
    });
    this.clients.set(common.namespace, client);
    return client;
  }

  /** What every object in a namespace takes; the namespace is made first where it is made here. */
  private common(namespace: string, createNamespace: boolean): KubernetesCommonProps {
    const { cache, labels, annotations, provider } = this.props;
    const dependsOn = createNamespace
      ? [
          new NamespaceV1(this, `Namespace-${namespace}`, {
            metadata: { name: namespace, labels, annotations },
            provider,
          }),
        ]
      : undefined;
    return { cache, namespace, labels, annotations, dependsOn, provider };
  }
}

const rule = rulesFor<KubernetesCacheProps>();

const RULES = [
  NAMESPACE_RULE,
  rule({
    id: "kubernetes.client-namespaces",
    given: ({ clients }) => ({ clients: Object.keys(clients ?? {}) }),
    holds: ({ clients }) => clients.every(isNamespace),
    allowed: "namespaces: 1 to 63 lower-case letters, digits and hyphens",
    fix: "correct the names of the client namespaces",
  }),
  rule({
    id: "kubernetes.client-namespace-twice",
    given: ({ clients, namespace }) => ({ namespace, clients: Object.keys(clients ?? {}) }),
    holds: ({ clients, namespace }) => namespace === undefined || !clients.includes(namespace),
    allowed: "clients other than the cache's own namespace, which is a client already",
    fix: "remove it from clients",
  }),
];
