import { Construct } from "constructs";
import { hasAlerts } from "../alerts/prometheus/settings";
import { CacheValidationError, type ConnectionBudget, reviewConnections } from "../core";
import { withShape } from "../core/shape";
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
import { defaultNameOf, namesOf, variablePrefixOf } from "./objects/default-names";
import { adviseOnNamespaces } from "./objects/namespace-advice";
import type { KubernetesCommonProps } from "./objects/object-props";
import { sharedNamespace } from "./objects/shared-namespace";
import type { KubernetesServiceAccount } from "./pods/service-account";
import { CacheServices } from "./services/cache-services";
import { serviceNamesOf } from "./services/service-names";
import { KUBERNETES_CACHE_CLIENT_ARGUMENTS, KUBERNETES_CACHE_PROPS } from "./shapes";

/** Everything that the clients of a cache get in the cluster. */
export class KubernetesCache extends Construct {
  /** Names of the cache in the cluster. */
  public readonly services: CacheServices;
  /** Connections of all clients; `undefined` where no workloads are given. */
  public readonly connectionBudget?: ConnectionBudget;
  /** The service accounts that the warmers run as: what gives them an identity of a cloud is bound to these. */
  public readonly warmerServiceAccounts: readonly KubernetesServiceAccount[];
  private readonly clients = new Map<string, CacheClientConfig>();
  private readonly measurement: Measurement;
  private readonly props: KubernetesCacheProps;
  /** Names of the objects, unless the props have others. */
  private readonly names: ReturnType<typeof namesOf>;

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
    this.names = namesOf(props.name ?? defaultNameOf(props.cache));
    this.connectionBudget = connectionBudget(props);
    if (this.connectionBudget) {
      const { warn, fail } = props.connections ?? {};
      reviewConnections(props.cache, this.connectionBudget, { warn, fail });
    }

    const own = this.common(namespace, props.createNamespace ?? true);
    this.services = new CacheServices(this, "Services", {
      ...own,
      names: serviceNamesOf(props.cache, props.name, props.serviceNames),
      clusterDomain: props.clusterDomain,
    });
    const ownClient = this.addClient(own, props.ownClient ?? {});
    this.addFurtherClients();
    const warmers = this.addWarmers(own, ownClient);
    this.warmerServiceAccounts = warmers.map(({ serviceAccount }) => serviceAccount);
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
    const source = access.credentials ?? this.props.credentials ?? { kind: "terraform-secret" };
    const credentials = new CacheCredentials(scope, "Credentials", {
      ...common,
      source: { ...source, name: source.name ?? this.names.secret },
      user: access.user,
    });
    const client = new CacheClientConfig(scope, "Config", {
      ...common,
      ...pickClientSettings(access),
      name: this.names.clientConfig,
      variablePrefix: variablePrefixOf(this.props.cache, this.props.name),
      credentials,
      hosts: this.services.hosts,
    });
    const { networkPolicy } = this.props;
    if (networkPolicy) {
      const { name = this.names.networkPolicy, pods, dns } = networkPolicy;
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
    const name = warmer?.name ?? this.names.warmer;
    const first = warmer
      ? [new CacheWarmer(this, "Warmer", { ...common, ...warmer, name, client })]
      : [];
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
        name: healthReport.name ?? this.names.healthReport,
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
      name: this.measurement.exporter.name ?? this.names.exporter,
      prometheusLabels: { ...prometheusLabels, ...this.measurement.exporter.prometheusLabels },
      client,
    });
    if (networkPolicy) {
      const { name = this.names.networkPolicy, dns } = networkPolicy;
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
      name: given.name ?? this.names.alerts,
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
        name: this.names.dashboard,
        ...(dashboard === true ? {} : dashboard),
      });
    }
  }

  /** The props that every object in a namespace takes. Makes the namespace, unless it is made already. */
  private common(namespace: string, createNamespace: boolean): KubernetesCommonProps {
    const { cache, labels, annotations, provider } = this.props;
    const dependsOn = createNamespace
      ? [sharedNamespace(this, { namespace, labels, annotations, provider })]
      : undefined;
    return { cache, namespace, labels, annotations, dependsOn, provider };
  }
}
