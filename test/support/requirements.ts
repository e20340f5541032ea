import { spawnSync } from "node:child_process";
import { mirrorFolders, pluginsFromMirrors } from "../../stacks/local/plugins";
import { memcachedExporter } from "./memcached-exporter";
import { knowsTlsServerName, redisExporter } from "./redis-exporter";

/** Something that a suite needs from the machine. */
interface Requirement {
  readonly isMet: () => boolean;
  readonly missing: string;
  /** Whether CI may be without it, too. */
  readonly optionalInCi?: boolean;
}

const REGISTRY_ANSWERS = `fetch("https://registry.terraform.io/.well-known/terraform.json", {
  signal: AbortSignal.timeout(3000),
}).then((response) => process.exit(response.ok ? 0 : 1), () => process.exit(1))`;

export const TERRAFORM: Requirement = {
  isMet: () => succeeds("terraform", "version"),
  missing: "terraform: see https://developer.hashicorp.com/terraform/install",
};

export const PYTHON: Requirement = {
  isMet: () => succeeds("python3", "-c", "import ensurepip, venv"),
  missing: "python3 with venv: apt-get install python3-venv",
};

export const PYTHON_REGISTRY: Requirement = {
  isMet: () => succeeds("python3", "-m", "pip", "index", "versions", "kubernetes-validate"),
  missing: "Python's registry: pip gets no answer",
};

export const REDIS: Requirement = {
  isMet: () => succeeds("redis-server", "--version"),
  missing: "redis-server: apt-get install redis-server",
};

export const REDIS_CLI: Requirement = {
  isMet: () => succeeds("redis-cli", "--version"),
  missing: "redis-cli: apt-get install redis-tools",
};

export const PROMTOOL: Requirement = {
  isMet: () => succeeds("promtool", "--version"),
  missing: "promtool: apt-get install prometheus",
};

export const OPENSSL: Requirement = {
  isMet: () => succeeds("openssl", "version"),
  missing: "openssl: apt-get install openssl",
};

export const PROMETHEUS: Requirement = {
  isMet: () => succeeds("prometheus", "--version"),
  missing: "prometheus: apt-get install prometheus",
};

export const REDIS_EXPORTER: Requirement = {
  isMet: () => redisExporter() !== undefined,
  missing: "redis_exporter: apt-get install prometheus-redis-exporter",
};

export const MEMCACHED: Requirement = {
  isMet: () => succeeds("memcached", "-V"),
  missing: "memcached: apt-get install memcached",
};

/** Debian 12 has none, so that CI may be without. */
export const MEMCACHED_EXPORTER: Requirement = {
  isMet: () => memcachedExporter() !== undefined,
  missing:
    "memcached_exporter 0.14 or later: go install github.com/prometheus/memcached_exporter/cmd/memcached_exporter@v0.16.0",
  optionalInCi: true,
};

/** Debian 12 has an older one, so that CI may be without. */
export const NEW_REDIS_EXPORTER: Requirement = {
  isMet: knowsTlsServerName,
  missing: "redis_exporter 1.87 or later: go install github.com/oliver006/redis_exporter@v1.88.0",
  optionalInCi: true,
};

export const AWS_PROVIDER: Requirement = {
  isMet: () => isMirrored("aws") || succeeds(process.execPath, "-e", REGISTRY_ANSWERS),
  missing: "the Terraform provider hashicorp/aws: set TF_PLUGIN_MIRROR to a folder that has it",
  optionalInCi: true,
};

export const NPM_REGISTRY: Requirement = {
  isMet: () => succeeds("npm", "ping", "--fetch-retries=0", "--fetch-timeout=5000"),
  missing: "the npm registry: it does not answer",
};

/** A suite that skips, and says why, where something is missing. In CI, it fails instead. */
export function describeWith(
  requirements: readonly Requirement[],
  name: string,
  suite: () => void,
): void {
  const missing = requirements.filter(({ isMet }) => !isMet());
  if (missing.length === 0) {
    describe(name, suite);
    return;
  }
  const title = `${name} (missing ${missing.map((requirement) => requirement.missing).join("; ")})`;
  if (process.env.CI === "true" && missing.some(({ optionalInCi }) => !optionalInCi)) {
    describe(name, () => {
      test("what it needs is installed", () => {
        throw new Error(title);
      });
    });
  } else {
    describe.skip(title, suite);
  }
}

function isMirrored(source: string): boolean {
  const mirror = process.env.TF_PLUGIN_MIRROR;
  try {
    pluginsFromMirrors({ provider: { source } }, mirror ? [mirror] : mirrorFolders());
    return true;
  } catch {
    return false;
  }
}

function succeeds(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { timeout: 20_000 }).status === 0;
}
