import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { Annotations, App, Aspects, type IAspect, TerraformStack, Testing } from "cdktf";
import { CacheGuardrails, type CacheGuardrailsProps } from "cdktf-managed-cache/guardrails";
import { Construct, type IConstruct } from "constructs";
import { faultIds } from "../support/faults";
import { redisCluster, replicationGroup, withPolicy } from "./hand-written";

/** A replication group to which anyone has access. */
function open(stack: TerraformStack): void {
  withPolicy(stack, "allkeys-lru", { userGroupIds: undefined });
}

/** A stack with the provider that its resources need. */
function stackIn(scope: Construct, id = "shop"): TerraformStack {
  const stack = new TerraformStack(scope, id);
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  return stack;
}

function guarded(build: (stack: TerraformStack) => void, props?: CacheGuardrailsProps) {
  const app = Testing.app();
  const stack = stackIn(app);
  build(stack);
  CacheGuardrails.apply(stack, props);
  return {
    app,
    stack,
    synth: () => Testing.synth(stack, true),
    folder: join(app.outdir, "stacks", "shop"),
  };
}

function warnings({ node }: IConstruct): string[] {
  return node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type === "@cdktf/warn")
    .map(({ data }) => data);
}

describe("errors", () => {
  test("stop synthesis with a message that says what is wrong, what to do and how to acknowledge it", () => {
    const { synth, folder } = guarded(open);
    expect(synth).toThrow(
      `[shop] CacheGuardrails: 1 error, see ${join(folder, "guardrails-report.md")}\n    [cache-authentication] shop/group: Clients need no credentials: auth_token is not set, user_group_ids is not set. Set auth_token or user_group_ids, or acknowledge it: CacheGuardrails.acknowledge(construct, { id: "cache-authentication", reason: "…" }).`,
    );
  });

  test("read the same on every cloud, in the words of the resource's own arguments", () => {
    const { synth } = guarded(
      (stack) => {
        new GoogleProvider(stack, "google", {});
        replicationGroup(stack, { automaticFailoverEnabled: undefined });
        redisCluster(stack, { replicaCount: 0 });
      },
      { rules: ["cache-failover"] },
    );
    expect(synth).toThrow(
      `[cache-failover] shop/group: No replica takes over: automatic_failover_enabled is not set. Set automatic_failover_enabled = true and have at least two nodes, or acknowledge it: CacheGuardrails.acknowledge(construct, { id: "cache-failover", reason: "…" }).
    [cache-failover] shop/redis-cluster: No replica takes over: replica_count is 0. Set replica_count to 1 or more, or acknowledge it: CacheGuardrails.acknowledge(construct, { id: "cache-failover", reason: "…" }).`,
    );
  });

  test("are all reported at once", () => {
    const { synth } = guarded((stack) =>
      replicationGroup(stack, { userGroupIds: undefined, atRestEncryptionEnabled: "false" }),
    );
    expect(synth).toThrow(
      /3 errors[\s\S]*\[cache-authentication\][\s\S]*\[cache-encryption-at-rest\][\s\S]*\[cache-eviction-policy\]/,
    );
  });

  test("do not stop what runs no validations", () => {
    const { stack } = guarded(open);
    expect(() => Testing.synth(stack)).not.toThrow();
  });
});

describe("warnings", () => {
  test("are shown at their construct, once", () => {
    const { stack, synth } = guarded((own) => withPolicy(own, "allkeys-lru"));
    synth();
    synth();
    expect(warnings(stack)).toEqual([
      '[cache-alarms] shop/group: No alarm shows that the cache runs out of memory or of connections: memory_alarm is false, connections_alarm is false. Add alarms on memory or evictions and on connections; Prometheus rules count where an exporter measures the cache, or acknowledge it: CacheGuardrails.acknowledge(construct, { id: "cache-alarms", reason: "…" }).',
    ]);
  });

  test("reach the manifest, which the CLI reads", () => {
    const { app } = guarded((own) => withPolicy(own, "allkeys-lru"));
    app.synth();
    const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
    expect(manifest.stacks.shop.annotations).toMatchObject([
      { constructPath: "shop/group", level: "@cdktf/warn" },
    ]);
  });
});

describe("the guardrails judge", () => {
  /** Turns TLS off, as any aspect may. */
  const withoutTls: IAspect = {
    visit: (construct) => {
      if (construct.node.id === "group") {
        (construct as ReturnType<typeof replicationGroup>).transitEncryptionEnabled = false;
      }
    },
  };

  test("the stack after all aspects, in any order", () => {
    for (const order of ["before", "after"]) {
      const stack = stackIn(Testing.app());
      withPolicy(stack, "allkeys-lru");
      if (order === "before") Aspects.of(stack).add(withoutTls);
      Aspects.of(stack).add(new CacheGuardrails());
      if (order === "after") Aspects.of(stack).add(withoutTls);
      expect(() => Testing.synth(stack, true)).toThrow("cache-encryption-in-transit");
    }
  });

  test("every stack of an app", () => {
    const app = Testing.app();
    const stack = stackIn(app);
    open(stack);
    CacheGuardrails.apply(app);
    expect(() => app.synth()).toThrow("cache-authentication");
  });

  test("no stack that is made after them: it stops the app", () => {
    const app = Testing.app();
    CacheGuardrails.apply(app);
    new TerraformStack(app, "late");
    expect(() => app.synth()).toThrow("[guardrails.late-stack] stack late");
  });

  test("a stack in a stack by itself", () => {
    const app = Testing.app();
    const outer = new TerraformStack(app, "outer");
    const inner = stackIn(outer, "inner");
    open(inner);
    CacheGuardrails.apply(outer);
    expect(() => app.synth()).toThrow("[outer/inner] CacheGuardrails: 1 error,");
  });

  test("no part of a stack alone", () => {
    const stack = stackIn(Testing.app());
    const part = new Construct(stack, "part");
    expect(faultIds(() => CacheGuardrails.apply(part))).toEqual(["guardrails.scope"]);
    Aspects.of(part).add(new CacheGuardrails());
    expect(faultIds(() => Testing.synth(stack, true))).toEqual(["guardrails.scope"]);
  });
});

describe("rules", () => {
  const bare = (stack: TerraformStack) => replicationGroup(stack, { port: 6379 });

  test("of the pack strict include those of baseline, and are more", () => {
    expect(() => guarded(bare, { pack: "baseline" }).synth()).toThrow("1 error,");
    expect(() => guarded(bare, { pack: "strict" }).synth()).toThrow("3 errors,");
  });

  test("can be chosen one by one, alone or beside a pack", () => {
    const alone = guarded(bare, { rules: ["elasticache-port"] });
    alone.synth();
    expect(warnings(alone.stack)).toMatchObject([/elasticache-port/].map(expect.stringMatching));
    expect(() => guarded(bare, { rules: ["cache-sizing"], pack: "baseline" }).synth()).toThrow(
      "2 errors,",
    );
  });

  test("of several guardrails on one stack add up to one report", () => {
    const { stack, synth, folder } = guarded(bare, { rules: ["cache-sizing"] });
    CacheGuardrails.apply(stack, { rules: ["cache-connection-budget"] });
    expect(synth).toThrow("2 errors,");
    const { rules } = JSON.parse(readFileSync(join(folder, "guardrails-report.json"), "utf8"));
    expect(rules).toEqual(["cache-connection-budget", "cache-sizing"]);
  });

  test("that do not exist are refused", () => {
    expect(faultIds(() => new CacheGuardrails({ rules: ["cache-siezing"] }))).toEqual([
      "guardrails.rules",
    ]);
    expect(faultIds(() => new CacheGuardrails({ pack: "lax" as "strict" }))).toEqual([
      "props.kind",
    ]);
  });
});

describe("an acknowledgement", () => {
  const known = { id: "cache-authentication", reason: "a trial that holds nothing" };

  test.each(["the construct", "one above it", "the stack", "the app"])(
    "at %s is enough",
    (where) => {
      const app = Testing.app();
      const stack = stackIn(app);
      const part = new Construct(stack, "part");
      const group = replicationGroup(part as TerraformStack, { userGroupIds: undefined });
      const scopes: Record<string, IConstruct> = {
        "the construct": group,
        "one above it": part,
        "the stack": stack,
        "the app": app,
      };
      CacheGuardrails.apply(stack, { rules: [known.id] });
      CacheGuardrails.acknowledge(scopes[where] as IConstruct, known);
      expect(() => Testing.synth(stack, true)).not.toThrow();
    },
  );

  test("elsewhere is not", () => {
    const { stack, synth } = guarded(open);
    CacheGuardrails.acknowledge(new Construct(stack, "elsewhere"), known);
    expect(synth).toThrow(known.id);
  });

  test("of another rule is not", () => {
    const { stack, synth } = guarded(open);
    CacheGuardrails.acknowledge(stack, { ...known, id: "cache-failover" });
    expect(synth).toThrow(known.id);
  });

  test("silences a warning too", () => {
    const { stack, synth } = guarded((own) => withPolicy(own, "allkeys-lru"));
    CacheGuardrails.acknowledge(stack, { id: "cache-alarms", reason: "they are in stack alarms" });
    synth();
    expect(warnings(stack)).toEqual([]);
  });

  test("needs a rule that exists and a reason, and says all that is wrong", () => {
    const stack = stackIn(Testing.app());
    const acknowledge = (id: string, reason: string) => () =>
      CacheGuardrails.acknowledge(stack, { id, reason });
    expect(faultIds(acknowledge("elasticache-auth", "  because  "))).toEqual([
      "guardrails.acknowledged-rule",
      "guardrails.reason",
    ]);
    expect(faultIds(acknowledge(known.id, "because"))).toEqual(["guardrails.reason"]);
    expect(faultIds(acknowledge("${var.rule}", "${var.reason}"))).toEqual([
      "guardrails.acknowledged-rule",
      "guardrails.reason",
    ]);
  });
});

describe("the files of the report", () => {
  test("are complete and beside the stack, whether synthesis stops or not", () => {
    const { app, folder } = guarded(open);
    expect(() => app.synth()).toThrow();
    expect(readdirSync(folder).sort()).toEqual([
      "guardrails-report.json",
      "guardrails-report.md",
      "guardrails-report.sarif",
    ]);

    const kept = guarded((own) => withPolicy(own, "allkeys-lru"));
    kept.app.synth();
    expect(readdirSync(kept.folder).sort()).toEqual([
      "cdk.tf.json",
      "guardrails-report.json",
      "guardrails-report.md",
      "guardrails-report.sarif",
    ]);
  });

  test("leave nothing half-written when they cannot be written", () => {
    const { synth, folder } = guarded(open);
    // A folder in the place of a file: it can be written beside it, but not put into its place.
    mkdirSync(join(folder, "guardrails-report.json", "taken"), { recursive: true });
    expect(synth).toThrow();
    expect(readdirSync(folder)).toEqual(["guardrails-report.json"]);
    expect(existsSync(join(folder, "guardrails-report.sarif"))).toBe(false);
  });

  test("are the same in every run", () => {
    const report = () => {
      const app = new App({ outdir: Testing.app().outdir });
      const stack = stackIn(app);
      replicationGroup(stack, { userGroupIds: undefined });
      CacheGuardrails.apply(app, { pack: "strict" });
      expect(() => app.synth()).toThrow();
      return ["json", "md"].map((type) =>
        readFileSync(join(app.outdir, `stacks/shop/guardrails-report.${type}`), "utf8"),
      );
    };
    expect(report()).toEqual(report());
  });
});

test("annotations of others stay as they are", () => {
  const { stack, synth } = guarded((own) => {
    withPolicy(own, "allkeys-lru");
    Annotations.of(own).addWarning("mind the gap");
  });
  synth();
  expect(warnings(stack)).toContain("mind the gap");
});
