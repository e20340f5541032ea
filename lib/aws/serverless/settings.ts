import { CacheEngine, CachePurpose, Duration } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import type { ElastiCacheAuthentication } from "../shared/elasticache-authentication";
import { withCommonDefaults } from "../shared/props/common";
import { withEncryptionDefaults } from "../shared/props/encryption";
import { withNameDefaults } from "../shared/props/names";
import { lowerCase } from "../shared/resource-name";
import { SERVERLESS_PORTS } from "./ports";
import type { ElastiCacheServerlessProps } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type ElastiCacheServerlessSettings = ReturnType<typeof withDefaults>;

/** A user's id is the cache's name, a hyphen and the user's name, of up to 40 characters in all. */
const MAX_NAME_FROM_PATH = 24;

/** Users have every channel without being granted it: `acl-pubsub-default` is `allchannels`. */
const DEFAULT_USERS = { app: { accessString: "on ~* +@all" } };

/** Fills in the defaults of a serverless cache at a construct path. */
export function withDefaults(path: string, props: ElastiCacheServerlessProps) {
  const { engine = CacheEngine.VALKEY_8, users } = props;
  const isMemcached = engine.name === "memcached";
  const authentication: ElastiCacheAuthentication = isMemcached
    ? { kind: "none" }
    : { kind: "users", users: users ?? DEFAULT_USERS };
  return {
    ...withCommonDefaults(path, props),
    // Always on: it cannot be turned off.
    ...withEncryptionDefaults({ ...props, atRestEncryption: true }),
    ...SERVERLESS_PORTS[engine.name],
    ...withNameDefaults(
      lowerCase(props.serverlessCacheName ?? nameFromPath(path, MAX_NAME_FROM_PATH)),
      props,
    ),
    vpcId: props.vpcId,
    subnets: props.subnets,
    allowFrom: props.allowFrom ?? {},
    securityGroupIds: props.securityGroupIds ?? [],
    engine,
    isMemcached,
    users,
    authentication,
    secretRecoveryWindow: props.secretRecoveryWindow ?? Duration.days(30),
    cacheUsageLimits: props.cacheUsageLimits,
    snapshotRetention: props.snapshotRetention ?? Duration.days(7),
    dailySnapshotTime: props.dailySnapshotTime ?? "02:00",
    snapshotArnsToRestore: props.snapshotArnsToRestore,
    purpose: props.purpose ?? CachePurpose.CACHE,
    expectedData: props.expectedData,
  };
}
