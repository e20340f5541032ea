import type { InClusterRedisSettings } from "./settings";

/** Where the container has the token, and where certificate and key. */
export const TOKEN_PATH = "/etc/redis-auth";
export const TLS_PATH = "/etc/redis-tls";

/** The key of the token among the files of the container, whatever it is called in the Secret. */
export const TOKEN_FILE = "token";

/** What a server takes at most unless it is told otherwise. Source: https://redis.io/docs/latest/develop/reference/clients/ */
export const MAX_CLIENTS = 10_000;

/**
 * Commands that ElastiCache and Memorystore refuse: an application that needs one of them fails on the laptop already.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RestrictedCommands.html,
 * https://cloud.google.com/memorystore/docs/redis/product-constraints#blocked_redis_commands
 */
const REFUSED_COMMANDS = [
  "bgrewriteaof",
  "bgsave",
  "config",
  "debug",
  "migrate",
  "psync",
  "replicaof",
  "save",
  "shutdown",
  "slaveof",
  "sync",
];

/**
 * The program of the container. The server reads its configuration from standard input, with the hash of the token:
 * the token itself is in no argument, no variable and no file but that of the Secret.
 */
export function serverScript(settings: InClusterRedisSettings): string {
  const { engine, port, maxmemory, evictionPolicy } = settings;
  const rights = ["~*", "&*", "+@all", ...REFUSED_COMMANDS.map((command) => `-${command}`)];
  return `#!/bin/sh
set -eu
token=$(cat ${TOKEN_PATH}/${TOKEN_FILE})
if [ -z "$token" ]; then
  echo "the token in the Secret is empty" >&2
  exit 1
fi
hash=$(printf %s "$token" | sha256sum | cut -d ' ' -f 1)
exec ${engine.name}-server - <<END
port 0
tls-port ${port}
tls-cert-file ${TLS_PATH}/tls.crt
tls-key-file ${TLS_PATH}/tls.key
tls-auth-clients no
maxclients ${MAX_CLIENTS}
maxmemory ${maxmemory.toBytes()}
maxmemory-policy ${evictionPolicy}
save ""
appendonly no
user default on #$hash ${rights.join(" ")}
END
`;
}
