import { TerraformHclModule, TerraformStack, Testing } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { evaluate } from "../../lib/guardrails/evaluation";
import { referenceUrl } from "../../lib/guardrails/references";
import { jsonReport, markdownReport } from "../../lib/guardrails/report";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { sarifReport } from "../../lib/guardrails/sarif";
import { variable } from "./cases";
import { replicationGroup } from "./hand-written";

const RULES = GUARDRAIL_RULES.filter(({ id }) =>
  ["elasticache-authentication", "elasticache-customer-key", "elasticache-port"].includes(id),
);

/** One finding, one that is acknowledged, one that nobody can judge, and a module. */
function evaluation() {
  const stack = new TerraformStack(Testing.app(), "shop");
  const group = replicationGroup(stack, {
    port: 6379,
    userGroupIds: undefined,
    kmsKeyId: variable(stack),
  });
  new TerraformHclModule(stack, "module", { source: "terraform-aws-modules/elasticache/aws" });
  CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: "clients | expect\nit" });
  CacheGuardrails.acknowledge(stack, {
    id: "elasticache-customer-key",
    reason: "nothing needs it",
  });
  return evaluate(stack, RULES);
}

const KEY = 'kms_key_id is "${var.variable-0}"';

test("programs read all of it as JSON", () => {
  const finding = { construct: "shop/group", resource: "aws_elasticache_replication_group.group" };
  expect(jsonReport(evaluation())).toEqual({
    version: 1,
    stack: "shop",
    summary: { errors: 1, warnings: 0, acknowledged: 1, unjudged: 2 },
    rules: ["elasticache-authentication", "elasticache-customer-key", "elasticache-port"],
    findings: [
      {
        ...finding,
        rule: "elasticache-authentication",
        found: "auth_token is false, user_group_ids is false",
        severity: "error",
        fix: expect.stringContaining("auth_token"),
      },
      {
        ...finding,
        rule: "elasticache-port",
        found: "port is 6379",
        severity: "warning",
        fix: expect.stringContaining("port"),
        acknowledged: { reason: "clients | expect\nit", at: "shop/group" },
      },
    ],
    unjudged: [{ ...finding, rule: "elasticache-customer-key", found: KEY }],
    modules: ["module.module"],
    unusedAcknowledgements: [
      { id: "elasticache-customer-key", reason: "nothing needs it", at: "shop" },
    ],
  });
});

test("people read it as tables", () => {
  expect(markdownReport(evaluation())).toBe(`# Guardrails of shop

3 rules.

## Errors

| rule | resource | found | what to do |
| --- | --- | --- | --- |
| elasticache-authentication | shop/group | auth_token is false, user_group_ids is false | set auth_token or user_group_ids; on a serverless cache user_group_id |

## Acknowledged

| rule | resource | found | reason | at |
| --- | --- | --- | --- | --- |
| elasticache-port | shop/group | port is 6379 | clients \\| expect it | shop/group |

## Not judged

| rule | resource | what only Terraform will know |
| --- | --- | --- |
| elasticache-customer-key | shop/group | ${KEY.replace("$", "\\$")} |
| all | module.module | what is in the module |

## Acknowledgements that nothing needs

| rule | at | reason |
| --- | --- | --- |
| elasticache-customer-key | shop | nothing needs it |

`);
});

/** What SARIF 2.1.0 and code scanning want, as far as this report has it. */
interface Sarif {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly name: string;
        readonly rules: readonly { readonly id: string }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly kind: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
      readonly partialFingerprints: Record<string, string>;
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
    }[];
  }[];
}

describe("code review reads it as SARIF", () => {
  const sarif = sarifReport(evaluation(), "cdktf.out/stacks/shop/cdk.tf.json") as Sarif;
  const [run] = sarif.runs;
  const results = run?.results ?? [];

  test("of version 2.1.0, with one run and its rules", () => {
    expect(sarif.$schema).toContain("sarif-2.1.0");
    expect(sarif.version).toBe("2.1.0");
    expect(sarif.runs.length).toBe(1);
    expect(run?.tool.driver.name).toBe("cdktf-managed-cache guardrails");
    for (const rule of run?.tool.driver.rules ?? []) {
      expect(rule).toEqual({
        id: expect.any(String),
        shortDescription: { text: expect.any(String) },
        fullDescription: { text: expect.any(String) },
        help: { text: expect.any(String), markdown: expect.any(String) },
        defaultConfiguration: { level: expect.stringMatching(/^(error|warning)$/) },
      });
    }
  });

  test("with a message, a place and a fingerprint for each result", () => {
    expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ["elasticache-authentication", "fail", "error"],
      ["elasticache-port", "fail", "warning"],
      // A result of any other kind has no level.
      ["elasticache-customer-key", "open", "none"],
    ]);
    for (const { ruleId, ruleIndex, message, locations, partialFingerprints } of results) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).not.toBe("");
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toBe(
        "cdktf.out/stacks/shop/cdk.tf.json",
      );
      expect(Object.values(partialFingerprints)).toEqual([
        `${ruleId} aws_elasticache_replication_group.group`,
      ]);
    }
  });

  test("with what is acknowledged suppressed, and why", () => {
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: "inSource", status: "accepted", justification: "clients | expect\nit" }],
      undefined,
    ]);
  });
});

test("every public rule has a page", () => {
  for (const { references } of GUARDRAIL_RULES) {
    for (const id of references) {
      expect(referenceUrl(id)).toMatch(/^https:\/\//);
    }
  }
});
