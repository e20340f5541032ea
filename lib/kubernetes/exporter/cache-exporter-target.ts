import { Fn } from "cdktf";
import type { IManagedCache, SecretReference } from "../../core";
import { rulesFor } from "../../core/validation";
import { clientCredentials } from "../clients/client-credentials";
import { isNamespace } from "../objects/name-rules";
import { addressParts, exporterAddress } from "./cache-exporter-environment";

/** One of the caches that a shared exporter asks. */
export interface ExporterTarget {
  /** The cache to ask. */
  readonly cache: IManagedCache;
  /**
   * Which of the cache's users the exporter is, one with a password.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
}

/** How the exporter is told which cache to ask, and as whom. @internal */
export function targetAddress(target: ExporterTarget): string {
  return exporterAddress(target.cache, userNameOf(target));
}

/**
 * The same for a place inside a Terraform function, where cdktf cannot put texts together.
 * @internal
 */
export function targetAddressExpression(target: ExporterTarget): string {
  const { scheme, user, host, port } = addressParts(target.cache, userNameOf(target));
  return Fn.format("%s://%s%s:%d", [scheme, user, host, port]);
}

/** The token or the password, `undefined` for a cache without authentication. @internal */
export function targetPassword({ cache, user }: ExporterTarget): SecretReference | undefined {
  return clientCredentials(cache.authentication, user).secret;
}

function userNameOf({ cache, user }: ExporterTarget): string | undefined {
  return clientCredentials(cache.authentication, user).userName;
}

const rule = rulesFor<{ readonly targets: Record<string, ExporterTarget> }>();

/** @internal */
export const TARGET_RULES = [
  rule({
    id: "kubernetes.exporter-targets",
    inputs: ({ targets }) => ({ targets: Object.keys(targets) }),
    isValid: ({ targets }) => targets.length > 0 && targets.every(isNamespace),
    expected:
      "at least one target, each with a name of 1 to 63 lower-case letters, digits and hyphens",
    fix: "name every target",
  }),
  rule({
    id: "kubernetes.exporter-target-twice",
    inputs: ({ targets }) => ({
      addresses: Object.values(targets).map(({ cache }) => exporterAddress(cache)),
    }),
    isValid: ({ addresses }) => new Set(addresses).size === addresses.length,
    expected: "every cache once",
    fix: "remove one of the two",
  }),
  rule({
    id: "kubernetes.exporter-target-cluster",
    inputs: ({ targets }) => ({
      clusters: Object.entries(targets)
        .filter(([, { cache }]) => cache.topology.kind === "cluster")
        .map(([name]) => name),
    }),
    isValid: ({ clusters }) => clusters.length === 0,
    expected: "no cache in cluster mode: an exporter finds the nodes of one cluster",
    fix: "give each of them a CacheExporter of its own",
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
    fix: "name such a user",
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
    expected: "caches whose certificates name their hosts: an exporter knows one other server name",
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
      "caches that all have authorities of their own, or none: such a bundle replaces the image's",
    fix: "make one exporter for each of the two kinds",
  }),
];
