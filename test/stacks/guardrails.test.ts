import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { addStacks } from "../../stacks/add-stacks";
import type { AwsEnvironment, Environment } from "../../stacks/environment";
import azureDev from "../../stacks/environments/azure-dev";
import dev from "../../stacks/environments/dev";
import googleDev from "../../stacks/environments/google-dev";
import googleProd from "../../stacks/environments/google-prod";
import prod from "../../stacks/environments/prod";

interface Report {
  readonly summary: { readonly errors: number; readonly warnings: number };
  readonly findings: readonly { readonly rule: string; readonly acknowledged?: object }[];
}

/** Synthesizes environments as the app does, and returns the report on the first stack. */
function synth(...environments: Environment[]): Report {
  const app = Testing.app();
  addStacks(app, "cache-test", environments);
  CacheGuardrails.apply(app, { pack: "strict" });
  app.synth();
  return JSON.parse(
    readFileSync(join(app.outdir, "stacks/cache-test/guardrails-report.json"), "utf8"),
  );
}

describe("our own stacks keep the pack strict, with nothing open", () => {
  test("production, with what holds everywhere alone acknowledged", () => {
    const { summary, findings } = synth(prod as Environment);
    expect(summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(findings.map(({ rule }) => rule).sort()).toEqual([
      "cache-secret-rotation",
      "cache-secret-rotation",
      "pod-secrets-as-files",
      "pod-secrets-as-files",
      "pod-secrets-as-files",
    ]);
  });

  test.each([
    ["development on AWS", dev],
    ["development on Google Cloud", googleDev],
    ["production on Google Cloud, with a cache of each service", googleProd],
    ["development on Azure", azureDev],
  ])("%s", (_, environment) => {
    const { summary, findings } = synth(environment as Environment);
    expect(summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(findings.every(({ acknowledged }) => acknowledged)).toBe(true);
  });
});

test("what production loosens stops synthesis", () => {
  const { cache, ...rest } = prod as AwsEnvironment;
  const loosened = { ...rest, cache: { ...cache, expectedData: undefined, multiAz: false } };
  expect(() => synth(loosened)).toThrow(/2 errors.*\n.*\[cache-sizing\].*\n.*\[cache-two-zones\]/);
});

test("the local environment keeps it too, and says so without a stack trace if it does not", () => {
  const outdir = mkdtempSync(join(tmpdir(), "cdktf-"));
  try {
    const network = join(outdir, "network.json");
    const zones = ["eu-west-1a", "eu-west-1b"];
    const subnets = zones.map((availabilityZone, index) => ({
      id: `subnet-${index}`,
      availabilityZone,
    }));
    const run = (content: object) => {
      writeFileSync(network, JSON.stringify(content));
      return spawnSync("node", ["--require", "./stacks/register.js", "stacks/main.ts"], {
        encoding: "utf8",
        env: {
          ...process.env,
          CACHE_ENV: "local",
          CACHE_LOCAL_NETWORK: network,
          CDKTF_OUTDIR: outdir,
        },
      });
    };
    expect(run({ vpcId: "vpc-1", subnets })).toMatchObject({ status: 0, stderr: "" });
    // A subnet group of that name is that of the default VPC.
    const { status, stderr } = run({ vpcId: "vpc-1", subnetGroupName: "default" });
    expect(status).toBe(1);
    expect(stderr).toContain("[cache-network] cache-local/Cache/Redis/Resource");
    expect(stderr).not.toContain("    at ");
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
