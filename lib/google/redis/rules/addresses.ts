import { haveOverlap, prefixLength } from "../../../core/ip-network";
import { isWhole, presence, rulesFor } from "../../../core/validation";
import { networkProject, RESOURCE_NAME } from "../../shared/resource-names";
import { ConnectMode } from "../props";
import type { MemorystoreRedisSettings } from "../settings";

/** Sources, unless a rule names its own: the Memorystore API reference and the Google provider's schema. */
const rule = rulesFor<MemorystoreRedisSettings>();

/** Rules for the ranges of addresses, and how they are joined to the network of the clients. */
export const ADDRESS_RULES = [
  rule({
    id: "memorystore.reserved-ip-range-name",
    inputs: ({ reservedIpRange, connectMode }) =>
      reservedIpRange !== undefined && connectMode === ConnectMode.PRIVATE_SERVICE_ACCESS
        ? { reservedIpRange }
        : undefined,
    isValid: ({ reservedIpRange }) => RESOURCE_NAME.test(reservedIpRange),
    expected: "with private service access the name of an allocated range",
    fix: "give the range's name, not its addresses, or leave it out to have one made",
  }),
  rule({
    id: "memorystore.reserved-ip-range-network",
    inputs: ({ reservedIpRange, connectMode, readReplicas }) =>
      reservedIpRange !== undefined && connectMode === ConnectMode.DIRECT_PEERING
        ? { reservedIpRange, readReplicas }
        : undefined,
    isValid: ({ reservedIpRange, readReplicas }) =>
      isWhole(prefixLength(reservedIpRange), 8, readReplicas === undefined ? 29 : 28),
    expected:
      "with direct peering an IPv4 network of /29 or larger, with read replicas /28 or larger",
    fix: "write it as 10.0.0.0/28, or leave it out",
  }),
  rule({
    id: "memorystore.reserved-ip-range-length",
    inputs: ({ reservedIpRangeLength }) => ({ reservedIpRangeLength }),
    isValid: ({ reservedIpRangeLength }) => isWhole(reservedIpRangeLength, 8, 24),
    expected: "a whole number from 8 to 24",
    fix: "leave reservedIpRangeLength out for 24",
  }),
  rule({
    id: "memorystore.shared-network",
    inputs: ({ project, connectMode, reservedIpRange, ...settings }) =>
      project === undefined
        ? undefined
        : {
            network: settings.network,
            project,
            connectMode,
            reservedIpRange: presence(reservedIpRange),
          },
    isValid: ({ project, connectMode, reservedIpRange, ...inputs }) =>
      [undefined, project].includes(networkProject(inputs.network)) ||
      (connectMode === ConnectMode.PRIVATE_SERVICE_ACCESS && reservedIpRange !== undefined),
    expected:
      "a network of another project with private service access and a range that was made there",
    fix: "have the network's project allocate a range and make the private connection, and give reservedIpRange",
  }),
  rule({
    id: "memorystore.secondary-ip-range",
    inputs: ({ secondaryIpRange, connectMode }) =>
      secondaryIpRange === undefined ? undefined : { secondaryIpRange, connectMode },
    isValid: ({ secondaryIpRange, connectMode }) =>
      secondaryIpRange === "auto" ||
      (connectMode === ConnectMode.DIRECT_PEERING
        ? isWhole(prefixLength(secondaryIpRange), 8, 28)
        : RESOURCE_NAME.test(secondaryIpRange)),
    expected:
      "auto; with private service access the name of an allocated range, with direct peering an IPv4 network of /28 or larger",
    fix: "use auto where read replicas are added to an instance that exists",
  }),
  rule({
    // Source: https://github.com/hashicorp/terraform-provider-google/issues/16970
    id: "memorystore.secondary-ip-range-auto",
    inputs: ({ secondaryIpRange, readReplicas, readReplicasAdded }) =>
      secondaryIpRange === "auto" && readReplicas !== undefined
        ? { secondaryIpRange, readReplicasAdded }
        : undefined,
    isValid: ({ readReplicasAdded }) => readReplicasAdded,
    expected:
      "auto only for an instance that was made without read replicas: with a new one every plan would change it",
    fix: "leave secondaryIpRange out for a new instance; otherwise set readReplicasAdded to true",
  }),
  rule({
    id: "memorystore.ip-ranges-overlap",
    inputs: ({ reservedIpRange, secondaryIpRange, connectMode }) =>
      connectMode === ConnectMode.DIRECT_PEERING && reservedIpRange && secondaryIpRange
        ? { reservedIpRange, secondaryIpRange }
        : undefined,
    isValid: ({ reservedIpRange, secondaryIpRange }) =>
      !haveOverlap([reservedIpRange, secondaryIpRange]),
    expected: "two networks without an address in common",
    fix: "give another secondaryIpRange, or auto",
  }),
  rule({
    id: "memorystore.secondary-ip-range-unused",
    inputs: ({ secondaryIpRange, readReplicas }) =>
      secondaryIpRange === undefined
        ? undefined
        : { secondaryIpRange: presence(secondaryIpRange), readReplicas: presence(readReplicas) },
    isValid: ({ readReplicas }) => readReplicas !== undefined,
    expected: "a secondary range with read replicas",
    fix: "give readReplicas too, or leave secondaryIpRange out",
  }),
];
