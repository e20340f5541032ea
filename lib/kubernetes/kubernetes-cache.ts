import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import { hasAlerts } from "../alerts/prometheus/settings";
import { CacheValidationError, type ConnectionBudget, reviewConnections } from "../core";
import { withShape } from "../core/shape";
import { withoutDirectives } from "../core/terraform-directives";
import { describe, findFaults, refuse } from "../core/validation";
import { CacheAlertRules } from "./alerts/cache-alert-rules";
import { CacheDashboard } from "./alerts/cache-dashboard";
import { connectionBudget } from "./client-connections";
import { CacheClientConfig } from "./clients/cache-client-config";
import { CacheCredentials } from "./clients/cache-credentials";
import { CacheNetworkPolicy } from "./clients/cache-network-policy";
import { type CacheClientAccess, pickClientSettings } from "./clients/client-access";
import { CacheExporter } from "./exporter/cache-exporter";
import { CacheHealthReport } from "./jobs/cache-health-report";
import { CacheWarmer } from "./jobs/cache-warmer";
import { type KubernetesCacheProps, ownNamespace } from "./kubernetes-cache-props";
import { KUBERNETES_CACHE_RULES } from "./kubernetes-cache-rules";
import { adviseOnMeasurement, type Measurement, measurementOf, rulesReader } from "./measurement";
import { DEFAULT_NAMES } from "./objects/default-names";
import { adviseOnNamespaces } from "./objects/namespace-advice";
import type { KubernetesCommonProps } from "./objects/object-props";
import { CacheServices } from "./services/cache-services";
import { KUBERNETES_CACHE_CLIENT_ARGUMENTS, KUBERNETES_CACHE_PROPS } from "./shapes";

/** Everything that the clients of a cache get in the cluster. */
export class KubernetesCache extends Construct {
  /** Names of the cache in the cluster. */
  public readonly services: CacheServices;
  /** Connections of all clients; `undefined` where no workloads are given. */
  public readonly connectionBudget?: ConnectionBudget;
  private readonly clients = new Map<string, CacheClientConfig>();
  private readonly measurement: Measurement;
  private readonly props: KubernetesCacheProps;

  /** @throws CacheValidationError that lists every fault of the props, or of the part that refused its own */
  constructor(scope: Construct, id: string, props: KubernetesCacheProps) {
    super(scope, id);
    const subject = `KubernetesCache ${this.node.path}`;
    props = withShape(subject, KUBERNETES_CACHE_PROPS, props);
    this.props = props;
    this.measurement = measurementOf(props);
    const namespace = ownNamespace(props);
    const faults = findFaults(KUBERNETES_CACHE_RULES, { ...props, namespace });
    refuse(subject, faults);
    this.connectionBudget = connectionBudget(props);
    if (this.connectionBudget) {
      const { warn, fail } = props.connections ?? {};
      reviewConnections(props.cache, this.connectionBudget, { warn, fail });
    }

    const own = this.common(namespace, props.createNamespace ?? true);
    this.services = new CacheServices(this, "Services", {
      ...own,
      names: props.serviceNames,
      clusterDomain: props.clusterDomain,
    });
    const ownClient = this.addClient(own, props.ownClient ?? {});
    this.addFurtherClients();
    const warmers = this.addWarmers(own, ownClient);
    this.addHealthReport(own, ownClient);
    this.addExporter(own, ownClient);
    this.addAlerts(own, warmers);
    this.addDashboard(own);
  }

  /**
   * The client contract in one of the client namespaces.
   *
   * @throws CacheValidationError for a namespace that is not one of the clients
   */
  public client(namespace: string): CacheClientConfig {
    withShape(`client of ${this.node.path}`, KUBERNETES_CACHE_CLIENT_ARGUMENTS, { namespace });
    const client = this.clients.get(namespace);
    if (client === undefined) {
      throw new CacheValidationError(`client of ${this.node.path}`, [
        {
          id: "kubernetes.client-unknown",
          found: describe({ namespace }),
          expected: [...this.clients.keys()].join(", "),
          fix: "add the namespace to clients",
        },
      ]);
    }
    return client;
  }

  private addClient(common: KubernetesCommonProps, access: CacheClientAccess): CacheClientConfig {
    const scope = new Construct(this, `Client-${common.namespace}`);
    const credentials = new CacheCredentials(scope, "Credentials", {
      ...common,
      source: access.credentials ?? this.props.credentials,
      user: access.user,
    });
    const client = new CacheClientConfig(scope, "Config", {
      ...common,
      ...pickClientSettings(access),
      credentials,
      hosts: this.services.hosts,
    });
    const { networkPolicy } = this.props;
    if (networkPolicy) {
      const { name, pods, dns } = networkPolicy;
      new CacheNetworkPolicy(scope, "NetworkPolicy", { ...common, name, pods, dns });
    }
    this.clients.set(common.namespace, client);
    return client;
  }

  private addFurtherClients(): void {
    const { clients = {} } = this.props;
    for (const [name, client] of Object.entries(clients)) {
      this.addClient(this.common(name, client.createNamespace ?? false), client);
    }
    adviseOnNamespaces(
      this,
      Object.keys(clients).filter((name) => clients[name]?.createNamespace === undefined),
    );
  }

  private addWarmers(common: KubernetesCommonProps, client: CacheClientConfig): CacheWarmer[] {
    const { warmer, warmers = {} } = this.props;
    const first = warmer ? [new CacheWarmer(this, "Warmer", { ...common, ...warmer, client })] : [];
    const further = Object.entries(warmers).map(([name, settings]) => {
      const id = `Warmer-${name}`;
      return new CacheWarmer(this, id, {
        ...common,
        ...settings,
        name,
        client,
      });
    });
    return [...first, ...further];
  }

  private addHealthReport(common: KubernetesCommonProps, client: CacheClientConfig): void {
    const { healthReport } = this.props;
    if (healthReport) {
      new CacheHealthReport(this, "HealthReport", {
        ...common,
        ...healthReport,
        client,
      });
    }
  }

  private addExporter(common: KubernetesCommonProps, client: CacheClientConfig): void {
    const { networkPolicy, prometheusLabels } = this.props;
    adviseOnMeasurement(this, this.props, this.measurement);
    if (this.measurement.exporter === undefined) {
      return;
    }
    const exporter = new CacheExporter(this, "Exporter", {
      ...common,
      ...this.measurement.exporter,
      prometheusLabels: { ...prometheusLabels, ...this.measurement.exporter.prometheusLabels },
      client,
    });
    if (networkPolicy) {
      const { name = DEFAULT_NAMES.networkPolicy, dns } = networkPolicy;
      new CacheNetworkPolicy(this, "ExporterNetworkPolicy", {
        ...common,
        name: `${name}-exporter`,
        pods: exporter.podLabels,
        dns,
      });
    }
  }

  private addAlerts(common: KubernetesCommonProps, warmers: readonly CacheWarmer[]): void {
    const { alerts: given = {}, prometheusLabels } = this.props;
    const prometheus = rulesReader(this.props);
    const settings = {
      ...given,
      measuredBy: this.measurement.measuredBy,
      connectionBudget: given.connectionBudget ?? this.connectionBudget,
      warmers: [...warmers.flatMap((warmer) => warmer.watched()), ...(given.warmers ?? [])],
    };
    if (prometheus !== undefined && hasAlerts(settings)) {
      const labels = { ...common.labels, ...prometheusLabels };
      new CacheAlertRules(this, "Alerts", { ...common, labels, ...settings, prometheus });
    }
  }

  private addDashboard({ cache: _, ...common }: KubernetesCommonProps): void {
    const { dashboard = false } = this.props;
    if (dashboard) {
      new CacheDashboard(this, "Dashboard", {
        ...common,
        ...(dashboard === true ? {} : dashboard),
      });
    }
  }

  /** The props that every object in a namespace takes. Makes the namespace, if it is to be made. */
  private common(namespace: string, createNamespace: boolean): KubernetesCommonProps {
    const { cache, labels, annotations, provider } = this.props;
    const dependsOn = createNamespace
      ? [
          new NamespaceV1(this, `Namespace-${namespace}`, {
            metadata: { name: namespace, labels, annotations: withoutDirectives(annotations) },
            provider,
          }),
        ]
      : undefined;
    return { cache, namespace, labels, annotations, dependsOn, provider };
  }
}
