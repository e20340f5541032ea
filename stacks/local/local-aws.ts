import * as fs from "node:fs";
import * as path from "node:path";
import { Background } from "./background";
import { environment } from "./environment";
import { LocalDeployError } from "./errors";
import { pythonOfLocalAws } from "./python";
import { hasMembers, readState } from "./state-file";

export const LOCAL_REGION = "eu-west-1";

export interface LocalAwsSettings {
  /** The port on which it answers, on the loopback interface only. */
  readonly port: number;
  /** The port of the endpoints that it gives to caches. Their host is `localhost`. */
  readonly redisPort: number;
}

/**
 * An emulated AWS. What is made there lives in its memory: when it stops, all of it is gone.
 */
export class LocalAws {
  readonly endpoint: string;

  private constructor(
    private readonly folder: string,
    readonly settings: LocalAwsSettings,
  ) {
    this.endpoint = `http://127.0.0.1:${settings.port}`;
  }

  /**
   * The one that was started with this folder and still runs.
   *
   * @throws DamagedFile when nobody knows its ports any more
   */
  static running(folder: string): LocalAws | undefined {
    const settingsFile = path.join(folder, "settings.json");
    if (!fs.existsSync(settingsFile) || !processIn(folder).isAlive()) return undefined;
    const settings = readState(
      settingsFile,
      isSettings,
      "its ports; npm run destroy:local ends it",
    );
    return settings && new LocalAws(folder, settings);
  }

  static async start(folder: string, settings: LocalAwsSettings): Promise<LocalAws> {
    const python = await pythonOfLocalAws();
    const aws = new LocalAws(folder, settings);
    const server = processIn(folder);
    fs.writeFileSync(path.join(folder, "settings.json"), JSON.stringify(settings));
    // Python ignores an -X that it doesn't know: this one tells whose process it is.
    server.start(python, ["-X", `folder=${folder}`, "-m", "ministack"], {
      env: {
        ...environment(),
        BIND_HOST: "127.0.0.1",
        MINISTACK_HOST: "127.0.0.1",
        MINISTACK_REGION: LOCAL_REGION,
        GATEWAY_PORT: String(settings.port),
        REDIS_HOST: "localhost",
        REDIS_PORT: String(settings.redisPort),
        // It would listen on fixed ports of its own for these two.
        IOT_MTLS_ENABLED: "0",
        SFTP_ENABLED: "0",
        // All that it writes stays in the folder.
        TMPDIR: folder,
        STATE_DIR: path.join(folder, "state"),
        S3_DATA_DIR: path.join(folder, "s3"),
      },
    });
    await server.waitUntil(() => aws.answers());
    return aws;
  }

  stop(): Promise<void> {
    return processIn(this.folder).stop();
  }

  /** The environment of a program that knows no AWS but this one. */
  environment(): NodeJS.ProcessEnv {
    return {
      ...environment(),
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: LOCAL_REGION,
      AWS_EC2_METADATA_DISABLED: "true",
      // A profile could name other credentials, or a role in a real account.
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    };
  }

  /** The current value of a secret. */
  async secretValue(arn: string): Promise<string> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "secretsmanager.GetSecretValue",
        // The local AWS reads the region here and checks no signature.
        Authorization: `AWS4-HMAC-SHA256 Credential=test/20200101/${LOCAL_REGION}/secretsmanager/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify({ SecretId: arn }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) {
      throw new LocalDeployError(`the local AWS has no value for the secret ${arn}`);
    }
    return ((await response.json()) as { SecretString: string }).SecretString;
  }

  private async answers(): Promise<boolean> {
    try {
      const response = await fetch(`${this.endpoint}/_ministack/health`, {
        signal: AbortSignal.timeout(1_000),
      });
      return response.ok;
    } catch {
      return false;
    }
  }
}

function isSettings(value: unknown): value is LocalAwsSettings {
  return hasMembers(value) && [value.port, value.redisPort].every(Number.isSafeInteger);
}

function processIn(folder: string): Background {
  return new Background("the local AWS", folder);
}
