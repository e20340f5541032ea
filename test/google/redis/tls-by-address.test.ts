import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkServerIdentity } from "node:tls";
import { TerraformStack } from "cdktf";
import { CacheEngine, ClientVariable, clientEnvironment, Size } from "cdktf-managed-cache";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import { Redis } from "ioredis";
import { freePort } from "../../support/free-port";
import { describeWith, OPENSSL, REDIS } from "../../support/requirements";
import { testApp } from "../../support/test-app";

/**
 * Memorystore's certificates name an IP address and nothing else. A real Redis with such a
 * certificate shows that clients of the contract verify it in full, although they dial an alias.
 */
const ADDRESS = "127.0.0.1";
const ALIAS = "localhost";
const AUTH_STRING = "0f4c3b1e-6d5a-4a58-9f4e-3f4f0a7b2c11";

/** A client that knows the contract's variables alone, as `ClientVariable.TLS_SERVER_NAME` tells. */
function clientOf(environment: Record<string, string | undefined>): Redis {
  const serverName = environment[ClientVariable.TLS_SERVER_NAME] ?? "";
  const caFile = environment[ClientVariable.TLS_CA_FILE];
  const ca = caFile === undefined ? undefined : readFileSync(caFile);
  return new Redis({
    host: environment[ClientVariable.PRIMARY_HOST],
    port: Number(environment[ClientVariable.PORT]),
    password: environment[ClientVariable.AUTH_TOKEN],
    tls: isIP(serverName)
      ? { ca, checkServerIdentity: (_host, cert) => checkServerIdentity(serverName, cert) }
      : { ca, servername: serverName },
    lazyConnect: true,
    retryStrategy: () => null,
  });
}

/** Connects, writes and reads; the reason when the connection is refused. */
async function use(environment: Record<string, string | undefined>): Promise<string> {
  const client = clientOf(environment);
  let reason: NodeJS.ErrnoException | undefined;
  client.on("error", (error) => {
    reason = error;
  });
  try {
    await client.connect();
    await client.set("greeting", "hello");
    return (await client.get("greeting")) ?? "";
  } catch (error) {
    return reason?.code ?? reason?.message ?? String(error);
  } finally {
    // A connection that ended by itself needs no more, and would leave a timer behind.
    if (client.status !== "end") client.disconnect();
  }
}

describeWith([REDIS, OPENSSL], "a Redis whose certificate names an address alone", () => {
  let folder: string;
  let server: ChildProcess;
  let environment: Record<string, string>;
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);

  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });

  function makeAuthority(name: string): void {
    openssl(
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
      ...["-days", "2", "-subj", `/CN=${name}`, "-keyout", file(`${name}.key`)],
      ...["-out", file(`${name}.crt`)],
    );
  }

  beforeAll(async () => {
    process.on("warning", onWarning);
    folder = mkdtempSync(join(tmpdir(), "redis-tls-"));
    makeAuthority("old-authority");
    makeAuthority("authority");
    openssl(
      ...["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
      ...["-subj", "/CN=memorystore", "-keyout", file("server.key"), "-out", file("server.csr")],
    );
    writeFileSync(file("names"), `subjectAltName=IP:${ADDRESS}`);
    openssl(
      ...["x509", "-req", "-in", file("server.csr"), "-days", "2", "-extfile", file("names")],
      ...["-CA", file("authority.crt"), "-CAkey", file("authority.key"), "-CAcreateserial"],
      ...["-out", file("server.crt")],
    );
    // As Terraform joins server_ca_certs.
    const bundle = ["old-authority.crt", "authority.crt"].map((name) =>
      readFileSync(file(name), "utf8"),
    );
    writeFileSync(file("ca.crt"), bundle.join("\n"));

    const port = await freePort();
    const cache = MemorystoreRedis.fromAttributes(new TerraformStack(testApp(), "test"), "Cache", {
      project: "shop-prod",
      region: "europe-west1",
      instanceId: "shop",
      engine: CacheEngine.REDIS_7_2,
      memory: Size.gibibytes(5),
      host: ADDRESS,
      port,
      caCertificates: readFileSync(file("ca.crt"), "utf8"),
    });
    environment = {
      ...clientEnvironment(cache, {}, { primary: ALIAS }),
      [ClientVariable.TLS_CA_FILE]: file("ca.crt"),
      [ClientVariable.AUTH_TOKEN]: AUTH_STRING,
    };
    server = spawn("redis-server", [
      ...["--bind", ADDRESS, "--port", "0", "--tls-port", String(port), "--dir", folder],
      ...["--tls-cert-file", file("server.crt"), "--tls-key-file", file("server.key")],
      ...["--tls-ca-cert-file", file("authority.crt"), "--tls-auth-clients", "no"],
      ...["--requirepass", AUTH_STRING, "--save", ""],
    ]);
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.on("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
      server.stdout?.on("data", (output) => {
        if (String(output).includes("Ready to accept connections")) resolve();
      });
    });
  }, 30_000);

  afterAll(async () => {
    process.off("warning", onWarning);
    if (server?.exitCode === null && server.pid !== undefined) {
      const ended = new Promise((resolve) => server.once("close", resolve));
      server.kill();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test("the contract names the alias to dial and the address to verify", () => {
    expect(environment).toMatchObject({
      REDIS_PRIMARY_HOST: ALIAS,
      REDIS_TLS_SERVER_NAME: ADDRESS,
      REDIS_TLS_ENABLED: "true",
    });
  });

  test("a client of the contract connects through the alias, with full verification", async () => {
    expect(await use(environment)).toBe("hello");
  });

  test("no address is sent as SNI, which Node.js warns of and RFC 6066 forbids", () => {
    expect(warnings.map(({ message }) => message)).toEqual([]);
  });

  test.each([
    ["the alias in place of the address", { [ClientVariable.TLS_SERVER_NAME]: ALIAS }],
    ["another address", { [ClientVariable.TLS_SERVER_NAME]: "127.0.0.2" }],
  ])("%s is refused: the certificate does not name it", async (_, wrong) => {
    expect(await use({ ...environment, ...wrong })).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  test("without the instance's own authority nothing connects", async () => {
    expect(await use({ ...environment, [ClientVariable.TLS_CA_FILE]: undefined })).toMatch(
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN/,
    );
    expect(
      await use({ ...environment, [ClientVariable.TLS_CA_FILE]: file("old-authority.crt") }),
    ).toMatch(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN/);
  });

  test("another AUTH string is refused", async () => {
    expect(await use({ ...environment, [ClientVariable.AUTH_TOKEN]: "wrong" })).toMatch(
      /WRONGPASS/,
    );
  });
});
