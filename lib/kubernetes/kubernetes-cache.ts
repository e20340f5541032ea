import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import {
  CacheValidationError,
  type ClientSettings,
  type ConnectionBudget,
  type IManagedCache,
  reviewConnections,
} from "../core";
import { findFaults, mustBeKnown, refuse, rulesFor } from "../core/validation";
import { type AlertRulesSettings, CacheAlertRules } from "./alerts/cache-alert-rules";
import { CacheClientConfig } from "./clients/cache-client-config";
import { CacheCredentials } from "./clients/cache-credentials";
import type { CredentialsSource } from "./clients/cache-credentials-source";
import { CacheNetworkPolicy, type NetworkPolicySettings } from "./clients/cache-network-policy";
import {
  type CacheWorkload,
  type ConnectionSettings,
  connectionBudget,
} from "./clients/client-connections";
import { CacheExporter } from "./exporter/cache-exporter";
import type { CacheExporterSettings } from "./exporter/cache-exporter-settings";
import { CacheHealthReport, type HealthReportSettings } from "./jobs/cache-health-report";
import { CacheWarmer, type WarmerSettings } from "./jobs/cache-warmer";
import { jobNames } from "./jobs/job-names";
import type { KubernetesCommonProps } from "./objects/common";
import { dnsLabelRule, isNamespace } from "./objects/name-rules";
import { adviseOnNamespaces } from "./objects/namespace-advice";
import { CacheServices, type ServiceNames, serviceNames } from "./services/cache-services";

/** How the applications of a namespace use the cache. */
export interface CacheClientAccess extends ClientSettings {
  /**
   * Which of the cache's users the applications are.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
  /**
   * Where the Secret with the credentials comes from.
   *
   * @default - what the cluster side says for all namespaces
   */
  readonly credentials?: CredentialsSource;
  /**
   * Workloads that connect, by their names. With them the connections of all clients are counted,
   * those of every other cluster side of the same cache too: refused where a node takes fewer than the
   * worst rollout opens, warned of above 80 % of that.
   *
   * @default - none are counted
   */
  readonly workloads?: Record<string, CacheWorkload>;
}

/** A namespace whose applications use the cache. */
export interface CacheClientProps extends CacheClientAccess {
  /**
   * Whether the namespace is made here; `false` says that it is there already.
   *
   * @default - it is not, with a warning where nothing else in the app makes it
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
   * How the jobs in the cache's own namespace use it.
   *
   * @default - as every client does
   */
  readonly ownClient?: CacheClientAccess;
  /**
   * Further namespaces whose applications use the cache, by name.
   *
   * @default - the cache's own namespace alone
   */
  readonly clients?: Record<string, CacheClientProps>;
  /**
   * Names of the Services.
   *
   * @default - redis-primary and redis-reader, in cluster mode redis-discovery
   */
  readonly serviceNames?: ServiceNames;
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
  /**
   * Where the Secrets with the credentials come from, in every namespace that does not say otherwise.
   *
   * @default - Terraform writes them, named redis-auth
   */
  readonly credentials?: CredentialsSource;
  /**
   * Whether the cluster has the CRDs of the External Secrets Operator, which credentials of the kind
   * `external-secret` need.
   *
   * @default true
   */
  readonly externalSecretsOperator?: boolean;
  /**
   * How the connections of `workloads` are counted.
   *
   * @default - 100 a node kept free, warned of above 80 % of the rest, refused above all of it
   */
  readonly connections?: ConnectionSettings;
  /** A CronJob that fills the cache. @default - no warmer */
  readonly warmer?: WarmerSettings;
  /**
   * Further warmers, by the names of their CronJobs.
   *
   * @default - none
   */
  readonly warmers?: Record<string, Omit<WarmerSettings, "name">>;
  /** A Job or a CronJob that reports how the cache is. @default - no report */
  readonly healthReport?: HealthReportSettings;
  /**
   * The exporter in the cache's own namespace. Without the Prometheus operator it is found by
   * annotations, in cluster mode not at all unless you write the job.
   *
   * @default - no exporter
   */
  readonly exporter?: CacheExporterSettings;
  /**
   * Lets pods of the cache's own and of every client namespace out to the cache and to DNS, and cuts
   * them off from all else that no other policy allows. The exporter gets such a policy too.
   *
   * @default - no network policy
   */
  readonly networkPolicy?: NetworkPolicySettings;
  /**
   * Whether the cluster has the Prometheus operator's CRDs. Without them no PrometheusRule is made.
   *
   * @default true
   */
  readonly prometheusOperator?: boolean;
  /**
   * What alerts fire on, as a PrometheusRule.
   *
   * @default - all alerts of the catalogue that apply to the cache, and those on its warmers
   */
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
  /** The Kubernetes provider of the objects. @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** How a `KubernetesCache` is made. */
export interface KubernetesCacheProps extends KubernetesCacheSettings {
  /** The cache that clients are to use. */
  readonly cache: IManagedCache;
}

/** All that clients of a cache get in the cluster. */
export class KubernetesCache extends Construct {
  /** The cache's names in the cluster. */
  public readonly services: CacheServices;
  /** Connections of all clients of this cluster side; `undefined` where no workloads are given. */
  public readonly connectionBudget?: ConnectionBudget;
  private readonly clients = new Map<string, CacheClientConfig>();

  /** @throws CacheValidationError that lists every fault of the props, or of the part that refused its own */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: KubernetesCacheProps,
  ) {
    super(scope, id);
    const { namespace = "cache", createNamespace = true, clients = {} } = props;
    refuse(`KubernetesCache ${this.node.path}`, findFaults(RULES, { ...props, namespace }));
    this.connectionBudget = connectionBudget(props);
    if (this.connectionBudget) {
      reviewConnections(props.cache, this.connectionBudget, props.connections);
    }

    const own = this.common(namespace, createNamespace);
    this.services = new CacheServices(this, "Services", {
      ...own,
      names: props.serviceNames,
      clusterDomain: props.clusterDomain,
    });
    const client = this.addClient(own, props.ownClient ?? {});
    for (const [name, { createNamespace, ...access }] of Object.entries(clients)) {
      this.addClient(this.common(name, createNamespace ?? false), access);
    }
    adviseOnNamespaces(
      this,
      Object.keys(clients).filter((name) => clients[name]?.createNamespace === undefined),
    );
    const warmers = [
      ...(props.warmer
        ? [new CacheWarmer(this, "Warmer", { ...own, ...props.warmer, client })]
        : []),
      ...Object.entries(props.warmers ?? {}).map(
        ([name, warmer]) =>
          new CacheWarmer(this, `Warmer-${name}`, { ...own, ...warmer, name, client }),
      ),
    ];
    if (props.healthReport) {
      new CacheHealthReport(this, "HealthReport", { ...own, ...props.healthReport, client });
    }
    if (props.exporter) {
      this.addExporter(own, props.exporter, client);
    }
    if (props.prometheusOperator ?? true) {
      new CacheAlertRules(this, "Alerts", {
        ...own,
        connectionBudget: this.connectionBudget,
        ...props.alerts,
        warmers: [
          ...warmers.flatMap((warmer) => warmer.watched()),
          ...(props.alerts?.warmers ?? []),
        ],
      });
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
          found: `namespace is ${JSON.stringify(namespace)}`,
          expected: [...this.clients.keys()].join(", "),
          fix: "add the namespace to clients",
        },
      ]);
    }
    return client;
  }

  private addClient(
    common: KubernetesCommonProps,
    {
      user,
      credentials: source = this.props.credentials,
      workloads: _,
      ...settings
    }: CacheClientAccess,
  ): CacheClientConfig {
    const scope = new Construct(this, `Client-${common.namespace}`);
    const credentials = new CacheCredentials(scope, "Credentials", { ...common, source, user });
    const client = new CacheClientConfig(scope, "Config", {
      ...common,
      ...settings,
      credentials,
      hosts: this.services.hosts,
    });
    if (this.props.networkPolicy) {
      new CacheNetworkPolicy(scope, "NetworkPolicy", { ...common, ...this.props.networkPolicy });
    }
    this.clients.set(common.namespace, client);
    return client;
  }

  private addExporter(
    common: KubernetesCommonProps,
    settings: CacheExporterSettings,
    client: CacheClientConfig,
  ): void {
    const { cache, prometheusOperator = true, networkPolicy } = this.props;
    const withoutOperator = cache.topology.kind === "cluster" ? "none" : "annotations";
    const exporter = new CacheExporter(this, "Exporter", {
      ...common,
      scraping: prometheusOperator ? "operator" : withoutOperator,
      ...settings,
      client,
    });
    if (networkPolicy) {
      const { name = "redis-egress", dns } = networkPolicy;
      new CacheNetworkPolicy(this, "ExporterNetworkPolicy", {
        ...common,
        name: `${name}-exporter`,
        pods: exporter.podLabels,
        dns,
      });
    }
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
  // It is in the ids of constructs.
  dnsLabelRule<KubernetesCacheProps>("kubernetes.namespace", "namespace", ({ namespace }) =>
    mustBeKnown(namespace),
  ),
  rule({
    id: "kubernetes.client-namespaces",
    // They are in the ids of constructs.
    inputs: ({ clients }) => ({ clients: Object.keys(clients ?? {}).map(mustBeKnown) }),
    isValid: ({ clients }) => clients.every(isNamespace),
    expected: "namespaces: 1 to 63 lower-case letters, digits and hyphens, known at synthesis",
    fix: "correct the names of the client namespaces",
  }),
  rule({
    id: "kubernetes.client-namespace-twice",
    inputs: ({ clients, namespace }) => ({ namespace, clients: Object.keys(clients ?? {}) }),
    isValid: ({ clients, namespace }) => namespace === undefined || !clients.includes(namespace),
    expected: "clients other than the cache's own namespace, which is a client already",
    fix: "remove it from clients",
  }),
  rule({
    id: "kubernetes.warmer-names",
    inputs: ({ warmers }) => ({ warmers: Object.keys(warmers ?? {}).map(mustBeKnown) }),
    isValid: ({ warmers }) => warmers.every((name) => isNamespace(name) && name.length <= 52),
    expected: "names of 1 to 52 lower-case letters, digits and hyphens, known at synthesis",
    fix: "correct the names of the warmers",
  }),
  rule({
    id: "kubernetes.job-names",
    inputs: (props) => ({ names: jobNames(props) }),
    isValid: ({ names }) => new Set(names).size === names.length,
    expected: "a name of its own for each warmer and for the health report",
    fix: "rename the one that was added last",
  }),
  rule({
    id: "kubernetes.external-secrets-operator",
    inputs: ({ externalSecretsOperator, credentials, ownClient, clients }) => ({
      externalSecretsOperator,
      credentials: [credentials, ownClient?.credentials]
        .concat(Object.values(clients ?? {}).map((client) => client.credentials))
        .map((source) => source?.kind ?? "the same"),
    }),
    isValid: ({ externalSecretsOperator, credentials }) =>
      externalSecretsOperator !== false || !credentials.includes("external-secret"),
    expected:
      "credentials of the kind external-secret only in a cluster that has the operator's CRDs",
    fix: "install the External Secrets Operator first, or use terraform-secret or existing-secret",
  }),
  rule({
    id: "kubernetes.exporter-operator",
    inputs: ({ prometheusOperator, exporter }) => ({
      prometheusOperator,
      scraping: exporter?.scraping,
    }),
    isValid: ({ prometheusOperator, scraping }) =>
      prometheusOperator !== false || scraping !== "operator",
    expected: 'scraping = "operator" only in a cluster that has the Prometheus operator\'s CRDs',
    fix: "install the Prometheus operator first, or leave scraping out",
  }),
  rule({
    id: "kubernetes.exporter-name-taken",
    inputs: ({ exporter, serviceNames: names }) =>
      exporter?.name === undefined
        ? undefined
        : { exporter: exporter.name, services: Object.values(serviceNames({ names })) },
    isValid: ({ exporter, services }) => !services.includes(exporter),
    expected: "a name that no Service of the cache has",
    fix: "rename the exporter",
  }),
];
