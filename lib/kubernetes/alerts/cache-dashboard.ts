import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import { redisDashboard } from "../../alerts";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { DEFAULT_NAMES } from "../objects/default-names";
import { FileBesideStack } from "../objects/file-beside-stack";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import { identifiedMetadata } from "../objects/object-metadata";
import { type KubernetesObjectProps, metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_DASHBOARD_PROPS } from "../shapes";

/** Where a dashboard is. */
export interface DashboardSettings {
  /** Name of the ConfigMap. @default "redis-dashboard" */
  readonly name?: string;
}

/** How a `CacheDashboard` is made. */
export interface CacheDashboardProps extends KubernetesObjectProps, DashboardSettings {}

const FILE = "redis-cache.json";

/**
 * The Grafana dashboard of all caches, one of which is chosen in it: a ConfigMap as Grafana's sidecar
 * looks for them, in a namespace that it watches, and the file `dashboards/redis-cache.json` beside the
 * stack, to be imported by hand. One is enough for a Grafana.
 */
export class CacheDashboard extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheDashboardProps) {
    super(scope, id);
    const subject = `CacheDashboard ${this.node.path}`;
    props = withShape(subject, CACHE_DASHBOARD_PROPS, props);
    const { name = DEFAULT_NAMES.dashboard } = props;
    refuse(subject, findFaults(RULES, { ...props, name }));
    refuseSameObjects(this);

    const text = redisDashboard();
    const identity = { app: "redis", instance: name, component: "dashboard" };
    const metadata = identifiedMetadata(name, identity, props);
    new ConfigMapV1(this, "Resource", {
      metadata: { ...metadata, labels: { grafana_dashboard: "1", ...metadata.labels } },
      data: { [FILE]: text },
      ...metaArguments(props),
    });
    new FileBesideStack(this, "File", { path: `dashboards/${FILE}`, text });
  }
}

const RULES = [
  ...OBJECT_RULES,
  dnsLabelRule<CacheDashboardProps>("kubernetes.dashboard-name", "name", (props) => props.name),
];
