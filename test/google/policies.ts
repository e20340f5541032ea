import type { Template } from "cdktf-managed-cache/testing";

/** An alert policy of the cache `shop`, by its alert's name. */
// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
export function policy(template: Template, name: string): any {
  return template
    .propertiesOf("google_monitoring_alert_policy")
    .find(({ display_name }) => display_name === `Cache shop: ${name}`);
}

/** Names of the alerts that the cache `shop` has a policy for. */
export function policyNames(template: Template): string[] {
  return template
    .propertiesOf("google_monitoring_alert_policy")
    .map(({ display_name }) => display_name.replace("Cache shop: ", ""));
}
