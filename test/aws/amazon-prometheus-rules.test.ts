import { TerraformVariable } from "cdktf";
import { AmazonPrometheusRules, type AmazonPrometheusRulesProps } from "cdktf-managed-cache/aws";
import { CacheAlertRules } from "cdktf-managed-cache/kubernetes";
import { FakeCache } from "../kubernetes/fake-cache";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";

const WORKSPACE = "ws-12345678-90ab-cdef-1234-567890abcdef";
const MEASURED = { measuredBy: { cache: "shop" } };

function make(props: Partial<AmazonPrometheusRulesProps> = {}) {
  return synth((stack) => {
    const cache = new FakeCache(stack);
    new AmazonPrometheusRules(stack, "Amazon", {
      cache,
      workspaceId: WORKSPACE,
      ...MEASURED,
      ...props,
    });
    new CacheAlertRules(stack, "Operator", { cache, namespace: "cache", ...MEASURED });
  });
}

test("the workspace gets the same rules as the operator", () => {
  const template = make({ tags: { team: "shop" } });
  const { workspace_id, name, data, tags } = template.only({
    type: "aws_prometheus_rule_group_namespace",
  }).properties;
  expect({ workspace_id, name, tags }).toEqual({
    workspace_id: WORKSPACE,
    name: "shop-redis-alerts",
    tags: { team: "shop", "cdktf-managed-cache/measured-by": "cache=shop" },
  });
  expect(JSON.parse(data)).toEqual(
    template.only({ type: "kubernetes_manifest" }).properties.manifest.spec,
  );
});

test.each<[string, string, Partial<AmazonPrometheusRulesProps>]>([
  ["an ARN", "elasticache.prometheus-workspace", { workspaceId: `arn:aws:aps:${WORKSPACE}` }],
  ["a name with a space", "elasticache.prometheus-name", { name: "redis alerts" }],
  ["rules that nobody measures", "alerts.without-data", { measuredBy: undefined }],
])("%s is refused", (_, id, props) => {
  expect(faultIds(() => make(props))).toEqual([id]);
});

test("a workspace that only Terraform will know is taken", () => {
  synth((stack) => {
    const workspaceId = new TerraformVariable(stack, "workspace", {}).stringValue;
    const cache = new FakeCache(stack);
    new AmazonPrometheusRules(stack, "Amazon", { cache, workspaceId, ...MEASURED });
  });
});
