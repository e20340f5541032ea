import { presence, type Rule, rulesFor } from "../../../core/validation";
import type { MemorystoreServiceClass } from "../connection-policy";
import type { MemorystoreConnectionProps } from "../props/connection";
import { networkName, networkProject } from "../resource-names";
import { SUBNET_RULES } from "./connection-policy";

/** What these rules read. */
export interface ConnectionSettings extends MemorystoreConnectionProps {
  readonly serviceClass: MemorystoreServiceClass;
  readonly region: string;
  readonly network: string;
  readonly project?: string;
}

const rule = rulesFor<ConnectionSettings>();

/** Rules for the endpoints of a cache, and for the policy by which they are made. */
export const CONNECTION_RULES: readonly Rule<ConnectionSettings>[] = [
  ...SUBNET_RULES.map(
    ({ id, judge }): Rule<ConnectionSettings> => ({
      id,
      judge: ({ connectionPolicy, region }) => {
        const subnets = subnetsOf(connectionPolicy);
        return subnets && judge({ subnets, region });
      },
    }),
  ),
  rule({
    id: "memorystore.connection-policy-project",
    inputs: ({ connectionPolicy: { kind }, project, ...settings }) =>
      kind === "new" && project !== undefined ? { network: settings.network, project } : undefined,
    isValid: ({ project, ...inputs }) =>
      [undefined, project].includes(networkProject(inputs.network)),
    expected: "a network of the cache's own project with a policy that is made with the cache",
    fix: "make a MemorystoreConnectionPolicy in the network's project and share it, or use the policy that exists there",
  }),
  rule({
    id: "memorystore.connection-policy-class",
    inputs: ({ connectionPolicy, serviceClass }) =>
      connectionPolicy.kind === "shared"
        ? { serviceClass: connectionPolicy.policy.serviceClass, needed: serviceClass }
        : undefined,
    isValid: ({ serviceClass, needed }) => serviceClass === needed,
    expected: "a policy for the service of the cache",
    fix: "make a policy of the other service class as well: a network can have one of each",
  }),
  rule({
    id: "memorystore.connection-policy-region",
    inputs: ({ connectionPolicy, region }) =>
      connectionPolicy.kind === "shared"
        ? { policyRegion: connectionPolicy.policy.region, region }
        : undefined,
    isValid: ({ policyRegion, region }) => policyRegion === region,
    expected: "a policy in the cache's region",
    fix: "make a policy in each region that has a cache",
  }),
  rule({
    id: "memorystore.connection-policy-network",
    inputs: ({ connectionPolicy, ...settings }) =>
      connectionPolicy.kind === "shared"
        ? { policyNetwork: connectionPolicy.policy.network, network: settings.network }
        : undefined,
    isValid: ({ policyNetwork, ...inputs }) =>
      networkName(policyNetwork) === networkName(inputs.network),
    expected: "a policy of the cache's network",
    fix: "give both the same network",
  }),
];

/** The project in which Google makes the endpoints is an argument, and has no default of the provider's. */
export const ENDPOINT_PROJECT_RULE = rulesFor<
  Pick<ConnectionSettings, "network" | "project" | "connectionPolicy">
>()({
  id: "memorystore.endpoint-project",
  inputs: (settings) =>
    settings.connectionPolicy.kind === "forwarding-rules"
      ? undefined
      : { project: presence(settings.project ?? networkProject(settings.network)) },
  isValid: ({ project }) => project !== undefined,
  expected: "the project of the endpoints: the network's name does not say it",
  fix: "give project, the id of the cache's project",
});

/** The subnets of endpoints that are named here. */
function subnetsOf(
  connectionPolicy: ConnectionSettings["connectionPolicy"],
): readonly string[] | undefined {
  switch (connectionPolicy.kind) {
    case "new":
      return connectionPolicy.subnets;
    case "forwarding-rules":
      return [connectionPolicy.subnet];
    default:
      return undefined;
  }
}
