/**
 * A client that knows nothing but the client contract's variables. It connects as the contract
 * says, writes, reads, and reports on the cache's health.
 */
import * as fs from "node:fs";
import { isIP } from "node:net";
import * as tls from "node:tls";
import { Cluster, Redis, type RedisOptions } from "ioredis";

const KEY = "contract-client:greeting";

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the contract's variable ${name} is not set`);
  return value;
}

/** The settings of a connection to the host whose certificate names `serverName`. */
function options(serverName: string): RedisOptions {
  const caFile = process.env.REDIS_TLS_CA_FILE;
  return {
    username: process.env.REDIS_AUTH_USERNAME,
    password: process.env.REDIS_AUTH_TOKEN,
    connectTimeout: Number(variable("REDIS_CONNECT_TIMEOUT_MS")),
    commandTimeout: Number(variable("REDIS_COMMAND_TIMEOUT_MS")),
    tls:
      variable("REDIS_TLS_ENABLED") === "true"
        ? { ca: caFile ? fs.readFileSync(caFile) : undefined, ...verifying(serverName) }
        : undefined,
  };
}

/** A TLS handshake names no address, so for one the certificate is checked against it here. */
function verifying(serverName: string): tls.ConnectionOptions {
  return isIP(serverName)
    ? {
        checkServerIdentity: (_host, certificate) =>
          tls.checkServerIdentity(serverName, certificate),
      }
    : { servername: serverName };
}

async function connect(role: "PRIMARY" | "READER"): Promise<Redis | Cluster> {
  const host = variable(`REDIS_${role}_HOST`);
  const port = Number(
    (role === "READER" && process.env.REDIS_READER_PORT) || variable("REDIS_PORT"),
  );
  const tlsName = role === "PRIMARY" ? "REDIS_TLS_SERVER_NAME" : "REDIS_READER_TLS_SERVER_NAME";
  const redisOptions = options(process.env[tlsName] ?? host);
  const client =
    variable("REDIS_CLUSTER_MODE") === "true"
      ? new Cluster([{ host, port }], {
          redisOptions,
          lazyConnect: true,
          clusterRetryStrategy: () => null,
          // Hosts stay names: an address is in no certificate.
          dnsLookup: (name, callback) => callback(null, name),
        })
      : new Redis({ ...redisOptions, host, port, lazyConnect: true, retryStrategy: () => null });
  let cause: Error | undefined;
  client.on("error", (error: Error) => {
    cause = error;
  });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`cannot connect to ${host}:${port}: ${(cause ?? (error as Error)).message}`);
  }
  return client;
}

/** The fields of INFO, of the one node that a local cluster has, or of the server. */
async function info(client: Redis | Cluster): Promise<Record<string, string>> {
  const node = client instanceof Cluster ? client.nodes("master")[0] : client;
  if (!node) throw new Error("the cluster has no primary node");
  const lines = (await node.info()).split("\r\n").filter((line) => line.includes(":"));
  return Object.fromEntries(lines.map((line) => line.split(":", 2)));
}

function health(fields: Record<string, string>): string[] {
  const number = (name: string) => Number(fields[name]);
  const mebibytes = (name: string) => `${(number(name) / 2 ** 20).toFixed(1)} MiB`;
  const lookups = number("keyspace_hits") + number("keyspace_misses");
  const hitRate = lookups > 0 ? `${Math.round((100 * number("keyspace_hits")) / lookups)} %` : "-";
  return [
    `server     ${fields.redis_mode}, version ${fields.redis_version}`,
    `memory     ${mebibytes("used_memory")} of ${mebibytes("maxmemory")}`,
    `clients    ${fields.connected_clients} of ${fields.maxclients}`,
    `hit rate   ${hitRate}`,
    `evictions  ${fields.evicted_keys}, policy ${fields.maxmemory_policy}`,
  ];
}

async function main(): Promise<void> {
  const primary = await connect("PRIMARY");
  const reader = process.env.REDIS_READER_HOST ? await connect("READER") : primary;
  try {
    await primary.set(KEY, "hello", "EX", 60);
    if ((await reader.get(KEY)) !== "hello") throw new Error("what was written is not read back");
    console.log(health(await info(primary)).join("\n"));
  } finally {
    primary.disconnect();
    reader.disconnect();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
