import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { Redis } from "ioredis";
import { Background } from "./background";
import { type Certificates, makeCertificates } from "./certificates";
import { environment } from "./environment";

export interface LocalRedisSettings {
  readonly port: number;
  /** The host of the cache's endpoints: the certificate names it. */
  readonly host: string;
  /** None: the default user. */
  readonly username?: string;
  /** None: no authentication. */
  readonly token?: string;
  readonly evictionPolicy: string;
  readonly clusterMode: boolean;
}

/** The cache behind the local AWS's endpoints: a Redis that only speaks TLS. */
export class LocalRedis {
  private constructor(
    private readonly folder: string,
    /** The file that verifies the certificate of this Redis. */
    readonly caFile: string,
  ) {}

  static async start(folder: string, settings: LocalRedisSettings): Promise<LocalRedis> {
    const server = processIn(folder);
    await server.stop();
    const certificates = await makeCertificates(path.join(folder, "tls"), settings.host);
    const configuration = path.join(folder, "redis.conf");
    fs.writeFileSync(configuration, configurationOf(folder, settings, certificates), {
      mode: 0o600,
    });
    server.start("redis-server", [configuration], { env: environment() });
    const admin = connect(settings, certificates.ca);
    try {
      await server.waitUntil(() => answers(admin));
      if (settings.clusterMode) await takeAllSlots(server, admin);
    } finally {
      admin.disconnect();
    }
    return new LocalRedis(folder, certificates.ca);
  }

  static stop(folder: string): Promise<void> {
    return processIn(folder).stop();
  }

  stop(): Promise<void> {
    return LocalRedis.stop(this.folder);
  }
}

function processIn(folder: string): Background {
  return new Background("the local Redis", folder);
}

function configurationOf(
  folder: string,
  { port, host, username, token, evictionPolicy, clusterMode }: LocalRedisSettings,
  certificates: Certificates,
): string {
  const lines = [
    "bind 127.0.0.1",
    "port 0",
    `tls-port ${port}`,
    `tls-cert-file "${certificates.certificate}"`,
    `tls-key-file "${certificates.key}"`,
    `tls-ca-cert-file "${certificates.ca}"`,
    "tls-auth-clients no",
    `dir "${folder}"`,
    'save ""',
    "appendonly no",
    "maxmemory 64mb",
    `maxmemory-policy ${evictionPolicy}`,
    // The command line keeps naming this file, by which the process is known again.
    "set-proc-title no",
  ];
  if (token !== undefined) {
    // The hash is enough for Redis, so that the token itself is in no file.
    const hash = createHash("sha256").update(token).digest("hex");
    if (username !== undefined) lines.push("user default off");
    lines.push(`user ${username ?? "default"} on #${hash} ~* &* +@all`);
  }
  if (clusterMode) {
    lines.push(
      "cluster-enabled yes",
      "tls-cluster yes",
      `cluster-announce-hostname ${host}`,
      "cluster-preferred-endpoint-type hostname",
    );
  }
  return `${lines.join("\n")}\n`;
}

function connect({ port, host, username, token }: LocalRedisSettings, caFile: string): Redis {
  const admin = new Redis({
    host: "127.0.0.1",
    port,
    username,
    password: token,
    tls: { ca: fs.readFileSync(caFile), servername: host },
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
  });
  // Until the server listens, each try to connect fails: answers() says so.
  admin.on("error", () => {});
  return admin;
}

async function answers(admin: Redis): Promise<boolean> {
  try {
    await admin.connect();
    return true;
  } catch {
    return false;
  }
}

/** A cluster of one node serves once it has every slot. */
async function takeAllSlots(server: Background, admin: Redis): Promise<void> {
  await admin.call("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
  await server.waitUntil(async () =>
    String(await admin.call("CLUSTER", "INFO")).includes("cluster_state:ok"),
  );
}
