import * as fs from "node:fs";
import { isIP } from "node:net";
import * as tls from "node:tls";
import { Redis } from "ioredis";

/** A connection to the cache, as the variables of the client contract say. */
export function connect(env: NodeJS.ProcessEnv = process.env): Redis {
  const serverName = env.REDIS_TLS_SERVER_NAME ?? "";
  const caFile = env.REDIS_TLS_CA_FILE;
  return new Redis({
    host: env.REDIS_PRIMARY_HOST,
    port: Number(env.REDIS_PORT),
    username: env.REDIS_AUTH_USERNAME,
    password: env.REDIS_AUTH_TOKEN,
    connectTimeout: Number(env.REDIS_CONNECT_TIMEOUT_MS),
    // Also for commands that wait for a connection: a cache that is down must not hold up its readers.
    commandTimeout: Number(env.REDIS_COMMAND_TIMEOUT_MS),
    tls:
      env.REDIS_TLS_ENABLED === "true"
        ? { ca: caFile && fs.readFileSync(caFile), ...verifying(serverName) }
        : undefined,
  });
}

/** An address cannot be asked for in a TLS handshake, so the certificate is checked against it here. */
function verifying(serverName: string): tls.ConnectionOptions {
  return isIP(serverName)
    ? { checkServerIdentity: (_host, cert) => tls.checkServerIdentity(serverName, cert) }
    : { servername: serverName };
}
