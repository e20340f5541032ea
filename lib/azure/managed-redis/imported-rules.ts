import { isHostName } from "../../core/dns-name";
import { isNetwork } from "../../core/ip-network";
import { isRotationLabel } from "../../core/rotation-label";
import { storePolicyRule } from "../../core/store-rules";
import {
  isWhole,
  knownItems,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { KEY_VAULT_ID, MANAGED_REDIS_ID, OBJECT_ID } from "../shared/resource-ids";
import type { AzureManagedRedisAttributes } from "./attributes";
import { NAME_RULE } from "./rules/name";

const rule = rulesFor<AzureManagedRedisAttributes>();

/** Source: https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates */
const SECRET_NAME = /^[a-z0-9-]{1,127}$/i;

/** Everything that no cache has, and what would send clients or secrets elsewhere. */
export const IMPORTED_RULES: readonly Rule<AzureManagedRedisAttributes>[] = [
  { id: NAME_RULE.id, judge: ({ name }) => NAME_RULE.judge({ cacheName: name }) },
  rule({
    id: "azure.imported-resource-id",
    inputs: ({ resourceId }) => ({ resourceId }),
    isValid: ({ resourceId }) => MANAGED_REDIS_ID.test(resourceId),
    expected: "the resource id of a cache of Azure Managed Redis",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.Cache/redisEnterprise/NAME",
  }),
  rule({
    id: "azure.imported-host",
    inputs: ({ host }) => ({ host }),
    isValid: ({ host }) => isHostName(host) && !host.includes("privatelink"),
    expected:
      "the cache's own host, without a port: its certificate does not name the privatelink one",
    fix: "write it as NAME.LOCATION.redis.azure.net, and the port as port",
  }),
  rule({
    id: "azure.imported-port",
    inputs: ({ port }) => (port === undefined ? undefined : { port }),
    isValid: ({ port }) => isWhole(port, 1, 65_535),
    expected: "a whole number from 1 to 65535",
    fix: "leave port out for 10000",
  }),
  rule({
    id: "azure.imported-subnet-cidrs",
    inputs: ({ subnetCidrs }) => subnetCidrs && { subnetCidrs: knownItems(subnetCidrs) },
    isValid: ({ subnetCidrs }) => subnetCidrs.every((block) => isNetwork(block)),
    expected: "CIDR blocks without bits of a host",
    fix: "write one address as 10.0.4.4/32",
  }),
  rule({
    id: "azure.imported-secret",
    inputs: ({ accessKeySecret }) => accessKeySecret && { ...accessKeySecret },
    isValid: ({ keyVaultId, name }) => KEY_VAULT_ID.test(keyVaultId) && SECRET_NAME.test(name),
    confidential: ["keyVaultId", "name"],
    expected: "the resource id of a key vault, and the name of a secret in it",
    fix: "give the secret's name without a version; never the access key itself",
  }),
  rule({
    id: "azure.imported-login",
    inputs: ({ accessKeySecret, userName, tls = true }) =>
      accessKeySecret === undefined
        ? { tls }
        : { accessKeySecret: presence(accessKeySecret), userName: presence(userName) },
    isValid: (inputs) => ("tls" in inputs ? inputs.tls === true : inputs.userName === undefined),
    expected: "access keys, or Entra ID with TLS",
    fix: "leave userName out with access keys; give accessKeySecret where TLS is off",
  }),
  rule({
    id: "azure.entra-user-name",
    inputs: ({ userName }) => (userName === undefined ? undefined : { userName }),
    isValid: ({ userName }) => OBJECT_ID.test(userName),
    confidential: ["userName"],
    expected: "the object id of an identity, which clients send as the user's name",
    fix: "give principal_id of the identity: neither its name nor its client id",
  }),
  rule({
    id: "azure.rotation-label",
    inputs: ({ rotationLabel }) =>
      rotationLabel === undefined ? undefined : { rotationLabel: mustBeKnown(rotationLabel) },
    isValid: ({ rotationLabel }) => isRotationLabel(rotationLabel),
    confidential: ["rotationLabel"],
    expected: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the access key after its month, such as 2026-11; never after its value",
  }),
  storePolicyRule("azure"),
];
