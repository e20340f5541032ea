import { isHostName } from "../../core/dns-name";
import {
  isWhole,
  knownItems,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { arnOf } from "../shared/arn";
import { IMPORTED_USER_RULES } from "../shared/imported-authentication";
import { ID_EXPECTED, isId, lowerCase } from "../shared/resource-name";
import {
  areSubnetNetworks,
  SUBNET_NETWORKS_EXPECTED,
  SUBNET_NETWORKS_FIX,
} from "../shared/rules/subnets";
import type { ElastiCacheServerlessAttributes } from "./attributes";
import { SERVERLESS_ENGINES } from "./rules";
import { DATA_STORAGE, ECPU_PER_SECOND } from "./usage-limits";

const CACHE_ARN = arnOf("elasticache", "serverlesscache:([a-z][0-9a-z-]*)");

const rule = rulesFor<ElastiCacheServerlessAttributes>();

/** Everything that no serverless cache has, and what would send clients elsewhere. */
export const IMPORTED_SERVERLESS_RULES: readonly Rule<ElastiCacheServerlessAttributes>[] = [
  rule({
    id: "elasticache.serverless-name",
    inputs: ({ serverlessCacheName }) => ({ serverlessCacheName }),
    isValid: ({ serverlessCacheName }) => isId(serverlessCacheName),
    expected: ID_EXPECTED,
    fix: "give the name of the cache, not its ARN",
  }),
  rule({
    id: "elasticache.serverless-engine",
    inputs: (attributes) => ({ engine: mustBeKnown(`${attributes.engine}`) }),
    isValid: (inputs) => SERVERLESS_ENGINES.includes(inputs.engine),
    expected: `${SERVERLESS_ENGINES.join(", ")}, known at synthesis`,
    fix: "look up the major version in the console, and leave the minor one out",
  }),
  rule({
    id: "elasticache.imported-endpoint",
    inputs: ({ endpointAddress }) => ({ endpointAddress }),
    isValid: ({ endpointAddress }) => isHostName(endpointAddress),
    expected: "the name of a host in lower case: no address, no scheme and no port",
    fix: "write it as shop-a1b2c3.serverless.euw1.cache.amazonaws.com",
  }),
  rule({
    id: "elasticache.imported-usage-maxima",
    inputs: ({ usageMaxima = {} }) =>
      Object.fromEntries(
        Object.entries(usageMaxima)
          .filter(([, maximum]) => maximum !== undefined)
          .map(([name, maximum]) => [name, mustBeKnown(maximum)]),
      ),
    isValid: ({ dataStorage = DATA_STORAGE.smallest, ecpuPerSecond = ECPU_PER_SECOND.smallest }) =>
      isWhole(dataStorage, DATA_STORAGE.smallest, DATA_STORAGE.largest) &&
      isWhole(ecpuPerSecond, ECPU_PER_SECOND.smallest, ECPU_PER_SECOND.largest),
    expected: `dataStorage: ${DATA_STORAGE.inWords}; ecpuPerSecond: ${ECPU_PER_SECOND.inWords}; known at synthesis`,
    fix: "give the maxima that the cache has, and leave out what it does not limit",
  }),
  rule({
    id: "elasticache.imported-subnet-networks",
    inputs: ({ subnetCidrs }) => subnetCidrs && { subnetCidrs: knownItems(subnetCidrs) },
    isValid: ({ subnetCidrs }) => areSubnetNetworks(subnetCidrs),
    expected: SUBNET_NETWORKS_EXPECTED,
    fix: SUBNET_NETWORKS_FIX,
  }),
  rule({
    id: "elasticache.imported-arn",
    inputs: ({ arn, serverlessCacheName }) =>
      arn === undefined ? undefined : { arn, serverlessCacheName },
    isValid: ({ arn, serverlessCacheName }) =>
      CACHE_ARN.exec(arn)?.at(-1) === lowerCase(serverlessCacheName),
    confidential: ["arn"],
    expected: "the ARN of the serverless cache with this name",
    fix: "write it as arn:aws:elasticache:REGION:ACCOUNT:serverlesscache:NAME",
  }),
  rule({
    id: "elasticache.serverless-users",
    inputs: ({ engine, iamUserArns }) =>
      engine.name === "memcached"
        ? { engine: engine.name, iamUserArns: presence(iamUserArns) }
        : undefined,
    isValid: ({ iamUserArns }) => iamUserArns === undefined,
    expected: "Memcached without users: it has no authentication",
    fix: "leave iamUserArns out",
  }),
  ...IMPORTED_USER_RULES,
];
