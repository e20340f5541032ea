import type { IManagedCache } from "../../core";
import { knownItems, rulesFor } from "../../core/validation";
import { isClusterMode, isMemcached } from "../objects/cluster-mode";
import { isDnsLabel } from "../objects/kubernetes-names";
import { exporterAddress } from "./environment";
import { type ExporterTarget, targetPassword, userNameOf } from "./target";

const rule = rulesFor<{ readonly targets: Record<string, ExporterTarget> }>();

export const TARGET_RULES = [
  rule({
    id: "kubernetes.exporter-targets",
    inputs: ({ targets }) => ({ targets: Object.keys(targets) }),
    isValid: ({ targets }) => targets.length > 0 && targets.every(isDnsLabel),
    expected:
      "at least one target, each with a name of 1 to 63 lower-case letters, digits and hyphens",
    fix: "name every target",
  }),
  rule({
    id: "kubernetes.exporter-target-twice",
    inputs: ({ targets }) => ({ targets: namedBefore(Object.entries(targets)) }),
    isValid: ({ targets }) => targets.length === 0,
    expected: "every cache once",
    fix: "remove one of the two",
  }),
  rule({
    id: "kubernetes.exporter-target-cluster",
    inputs: ({ targets }) => ({
      clusters: Object.entries(targets)
        .filter(([, { cache }]) => isClusterMode(cache))
        .map(([name]) => name),
    }),
    isValid: ({ clusters }) => clusters.length === 0,
    expected:
      "no cache in cluster mode, since one exporter finds the nodes of one cluster only, and no serverless cache",
    fix: "give each cluster a CacheExporter of its own, and a serverless cache the alarms of its cloud",
  }),
  rule({
    id: "kubernetes.exporter-target-engine",
    inputs: ({ targets }) => ({
      memcached: Object.entries(targets)
        .filter(([, { cache }]) => isMemcached(cache))
        .map(([name]) => name),
    }),
    isValid: ({ memcached }) => memcached.length === 0,
    expected: "Redis OSS or Valkey: the shared exporter is redis_exporter",
    fix: "give each cache of Memcached a CacheExporter of its own",
  }),
  rule({
    id: "kubernetes.exporter-target-user",
    inputs: ({ targets }) => ({
      withoutPassword: Object.entries(targets)
        .filter(([, target]) => target.cache.authentication.kind !== "none")
        .filter(([, target]) => targetPassword(target) === undefined)
        .map(([name]) => name),
    }),
    isValid: ({ withoutPassword }) => withoutPassword.length === 0,
    expected: "users of the cache who have a password: the exporter makes no IAM tokens",
    fix: "set user to such a user",
  }),
  rule({
    id: "kubernetes.exporter-target-secret",
    inputs: ({ targets }) => ({
      inCluster: Object.entries(targets)
        .filter(([, target]) => targetPassword(target)?.store === "kubernetes-secret")
        .map(([name]) => name),
    }),
    isValid: ({ inCluster }) => inCluster.length === 0,
    expected: "passwords that Terraform can read: these are in the cluster alone",
    fix: "give each of these caches a CacheExporter of its own, whose client has an existing Secret",
  }),
  rule({
    id: "kubernetes.exporter-target-user-name",
    inputs: ({ targets }) => ({
      users: knownItems(Object.values(targets).map(userNameOf)).filter(
        (name) => name !== undefined,
      ),
    }),
    isValid: ({ users }) => users.every((name) => /^[\w.~-]+$/.test(name)),
    confidential: ["users"],
    expected: "names of users that can be in an address: letters, digits and - . _ ~",
    fix: "give this cache a CacheExporter of its own",
  }),
  rule({
    id: "kubernetes.exporter-target-server-name",
    inputs: ({ targets }) => ({
      serverNames: Object.values(targets).flatMap(({ cache: { tls, primaryEndpoint } }) =>
        tls.enabled && tls.serverName !== undefined && tls.serverName !== primaryEndpoint.host
          ? [tls.serverName]
          : [],
      ),
    }),
    isValid: ({ serverNames }) => serverNames.length === 0,
    expected:
      "caches whose certificates name their hosts: one exporter can verify one other server name only",
    fix: "give each of the others a CacheExporter of its own",
  }),
  rule({
    id: "kubernetes.exporter-target-authorities",
    inputs: ({ targets }) => ({
      ownAuthority: Object.values(targets)
        .filter(({ cache }) => cache.tls.enabled)
        .map(({ cache }) => cache.tls.caCertificates !== undefined),
    }),
    isValid: ({ ownAuthority }) => new Set(ownAuthority).size <= 1,
    expected:
      "caches that all have authorities of their own, or none: a CA bundle replaces the authorities of the image",
    fix: "make one exporter for each of the two kinds",
  }),
];

/** Names of the targets whose cache has another name already. The address is often known to Terraform alone. */
function namedBefore(targets: readonly [name: string, target: ExporterTarget][]): string[] {
  const isSame = (one: IManagedCache, other: IManagedCache) =>
    one === other || exporterAddress(one) === exporterAddress(other);
  return targets
    .filter(([, { cache }], index) =>
      targets.slice(0, index).some(([, before]) => isSame(before.cache, cache)),
    )
    .map(([name]) => name);
}
