import { TerraformHclModule, TerraformStack } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { evaluate } from "../../lib/guardrails/evaluation";
import { jsonReport, markdownReport } from "../../lib/guardrails/report";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { sarifReport } from "../../lib/guardrails/sarif";
import { testApp } from "../support/test-app";
import { variable } from "./cases";
import { replicationGroup } from "./hand-written";

const RULES = GUARDRAIL_RULES.filter(({ id }) =>
  ["cache-authentication", "cache-customer-key", "elasticache-port"].includes(id),
);

/** A finding, an acknowledged one, one that only Terraform can judge, and a module. */
function evaluation() {
  const stack = new TerraformStack(testApp(), "shop");
  const group = replicationGroup(stack, {
    port: 6379,
    userGroupIds: undefined,
    kmsKeyId: variable(stack),
  });
  new TerraformHclModule(stack, "module", { source: "terraform-aws-modules/elasticache/aws" });
  CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: "clients | expect\nit" });
  CacheGuardrails.acknowledge(stack, {
    id: "cache-customer-key",
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
    rules: ["cache-authentication", "cache-customer-key", "elasticache-port"],
    findings: [
      {
        ...finding,
        rule: "cache-authentication",
        problem: "Clients need no credentials",
        found: "auth_token is not set, user_group_ids is not set",
        severity: "error",
        fix: expect.stringContaining("auth_token"),
      },
      {
        ...finding,
        rule: "elasticache-port",
        problem: "The cache listens on its default port",
        found: "port is 6379",
        severity: "warning",
        fix: expect.stringContaining("port"),
        acknowledged: { reason: "clients | expect\nit", at: "shop/group" },
      },
    ],
    unjudged: [{ ...finding, rule: "cache-customer-key", found: KEY }],
    modules: ["module.module"],
    unusedAcknowledgements: [{ id: "cache-customer-key", reason: "nothing needs it", at: "shop" }],
  });
});

test("people read it as tables", () => {
  expect(markdownReport(evaluation())).toBe(`# Guardrails of shop

3 rules.

## Errors

| rule | resource | problem | found | what to do |
| --- | --- | --- | --- | --- |
| cache-authentication | shop/group | Clients need no credentials | auth_token is not set, user_group_ids is not set | set auth_token or user_group_ids |

## Acknowledged

| rule | resource | problem | found | reason | acknowledged at |
| --- | --- | --- | --- | --- | --- |
| elasticache-port | shop/group | The cache listens on its default port | port is 6379 | clients \\| expect it | shop/group |

## Not judged: only Terraform knows the values

| rule | resource | found |
| --- | --- | --- |
| cache-customer-key | shop/group | ${KEY.replace("$", "\\$")} |
| all | module.module | a module |

## Acknowledgements without a finding

| rule | acknowledged at | reason |
| --- | --- | --- |
| cache-customer-key | shop | nothing needs it |

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
        readonly rules: readonly { readonly id: string; readonly help: { markdown: string } }[];
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

  test("with a help text that lists the fix for each type", () => {
    const [rule] = run?.tool.driver.rules ?? [];
    expect(rule?.help.markdown).toContain(
      "Turn authentication on.\n\n- `aws_elasticache_replication_group`: set auth_token or user_group_ids\n- `aws_elasticache_serverless_cache`: set user_group_id\n",
    );
  });

  test("with a message, a place and a fingerprint for each result", () => {
    expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ["cache-authentication", "fail", "error"],
      ["elasticache-port", "fail", "warning"],
      // A result of any other kind has no level.
      ["cache-customer-key", "open", "none"],
    ]);
    expect(results.map(({ message }) => message.text)).toEqual([
      "Clients need no credentials: auth_token is not set, user_group_ids is not set. Set auth_token or user_group_ids.",
      "The cache listens on its default port: port is 6379. Set port; a later change replaces the cache.",
      `Only Terraform knows whether this breaks the rule cache-customer-key: ${KEY}.`,
    ]);
    for (const { ruleId, ruleIndex, locations, partialFingerprints } of results) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
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
