import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { MemorystoreConnectionPolicy } from "./connection-policy";
import { commonArguments, type ResourceSettings } from "./resource-settings";
import type { ConnectionSettings } from "./rules/connection";

/** What must be there before a cache takes endpoints in the network: no argument says so. */
export function connectionDependencies(
  scope: Construct,
  settings: ConnectionSettings & ResourceSettings,
): ITerraformDependable[] {
  const { connectionPolicy, serviceClass, region, network } = settings;
  switch (connectionPolicy.kind) {
    case "new":
      return [
        new MemorystoreConnectionPolicy(scope, "ConnectionPolicy", {
          serviceClass,
          region,
          network,
          subnets: connectionPolicy.subnets,
          ...commonArguments(settings),
        }).policy,
      ];
    case "shared":
      return [connectionPolicy.policy.policy];
    case "existing":
    case "forwarding-rules":
      return [];
  }
}
