import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CacheValidationError, type IManagedCache, Size } from "cdktf-managed-cache";
import { ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { compareSnapshots, formatDifferenceAsMarkdown } from "cdktf-managed-cache/changes";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import fc from "fast-check";
import { evaluate } from "../lib/guardrails/evaluation";
import { jsonReport, markdownReport } from "../lib/guardrails/report";
import { GUARDRAIL_RULES } from "../lib/guardrails/rules";
import { sarifReport } from "../lib/guardrails/sarif";
import { htmlPage } from "../lib/inspect/html";
import { inspect } from "../lib/inspect/inspection";
import { markdownPage } from "../lib/inspect/markdown";
import { resolveTokens } from "../lib/terraform/resolve-tokens";
import { formatSnapshot, snapshotStack } from "../lib/terraform/snapshot";
import { StackView } from "../lib/terraform/stack-view";
import { FakeCache } from "./kubernetes/fake-cache";
import {
  AWS_PROPS,
  addEveryConstruct,
  addProviders,
  CACHES,
  GOOGLE_PROPS,
  KUBERNETES_PROPS,
  SOURCES,
} from "./support/every-construct";
import { testApp } from "./support/test-app";

function newStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "test");
  addProviders(stack);
  return stack;
}

/** All that this library writes about a stack for people and programs, but for what Terraform reads. */
function writings(stack: TerraformStack): Record<string, string> {
  const view = new StackView(stack);
  const evaluation = evaluate(stack, GUARDRAIL_RULES, view);
  const inspection = inspect(stack, view);
  const snapshot = snapshotStack(stack);
  return {
    "guardrails as Markdown": markdownReport(evaluation),
    "guardrails as JSON": JSON.stringify(jsonReport(evaluation)),
    "guardrails as SARIF": JSON.stringify(sarifReport(evaluation, "cdk.tf.json")),
    "inspection as HTML": htmlPage(inspection),
    "inspection as Markdown": markdownPage(inspection),
    "change report": formatDifferenceAsMarkdown(compareSnapshots(undefined, snapshot)),
    warnings: JSON.stringify(stack.node.findAll().flatMap(({ node }) => node.metadata)),
    snapshot: formatSnapshot(snapshot),
  };
}

/** The secrets of a cache as Terraform refers to them, without the braces. */
function references(stack: TerraformStack, { authentication }: IManagedCache): string[] {
  const secrets =
    authentication.kind === "token"
      ? [authentication.token]
      : authentication.kind === "users"
        ? authentication.users.flatMap(({ password }) => password ?? [])
        : [];
  return secrets.map((secret) => {
    const expression = String(resolveTokens(secret.unsafeExpression(), stack));
    return /^\$\{(?:jsondecode\()?([\w.-]+)/.exec(expression)?.[1] ?? expression;
  });
}

/** The paths of the texts in a configuration that have one of some words. */
function placesOf(words: readonly string[], value: unknown, path = ""): string[] {
  if (typeof value === "string") {
    return words.some((word) => value.includes(word)) ? [path] : [];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => placesOf(words, item, `${path}/${name}`))
    : [];
}

/** Where the reference of a secret belongs: the cloud's own arguments, and write-only ones in a cluster. */
const PLACES = [
  /^\/resource\/aws_elasticache_replication_group\/[^/]+\/auth_token$/,
  /^\/resource\/aws_elasticache_user\/[^/]+\/(passwords|authentication_mode\/(\d\/)?passwords)\/\d$/,
  /^\/resource\/(aws_secretsmanager_secret_version|google_secret_manager_secret_version)\/[^/]+\/secret_(string|data)$/,
  /^\/resource\/azurerm_key_vault_secret\/[^/]+\/value$/,
  /^\/resource\/kubernetes_secret_v1\/[^/]+\/data_wo\//,
];

/** How reports name a variable: as what an argument refers to, and as a block of its own. */
const NAMED = /auth_token is \\?"\\?\$\{var\.cache-token\}\\?"|`var\.cache-token`/g;

const CASES = Object.keys(CACHES).flatMap((kind) =>
  Object.values(SOURCES)
    .filter((source) => kind !== "a token in a variable" || source.kind !== "external-secret")
    .map((source) => [kind, source.kind] as const),
);

test.each(CASES)("%s with %s is where it belongs, and nowhere else", (kind, source) => {
  const stack = newStack();
  const cache = (CACHES[kind] as (typeof CACHES)[string])(stack);
  addEveryConstruct(stack, cache, SOURCES[source]);
  new TerraformOutput(stack, "endpoint", { value: cache.primaryEndpoint.host });
  const words = references(stack, cache);
  expect(words.length).toBeGreaterThan(0);

  const places = placesOf(words, JSON.parse(Testing.synth(stack, true)));
  expect(places.filter((place) => !PLACES.some((known) => known.test(place)))).toEqual([]);
  const { snapshot, ...reports } = writings(stack);
  const others = Object.values(reports).map((report) => report.replace(NAMED, ""));
  expect(placesOf(words, others)).toEqual([]);
  expect(placesOf(["hunter2"], { snapshot, ...reports })).toEqual([]);
});

test("a secret by reference is in no error", () => {
  const stack = newStack();
  const variable = new TerraformVariable(stack, "cache-token", { sensitive: true });
  const props = { ...structuredClone(AWS_PROPS), nodeType: "large" };
  const error = failure(
    () =>
      new ElastiCacheReplicationGroup(stack, "Cache", {
        ...props,
        authentication: { kind: "variable-token", variable },
      }),
  );
  expect(error).toContain("elasticache.node-type");
  expect(error).not.toMatch(/TfToken|var\.cache-token/);
});

/** Secrets that are known by their form. */
const KNOWN_SECRETS = fc.oneof(
  fc.stringMatching(/^ghp_[A-Za-z0-9]{36}$/),
  fc.stringMatching(/^AKIA[A-Z2-7]{16}$/),
  fc.stringMatching(/^glpat-[A-Za-z0-9]{20}$/),
  fc.stringMatching(/^AIza[A-Za-z0-9]{35}$/),
  fc.stringMatching(/^npm_[A-Za-z0-9]{36}$/),
  fc.stringMatching(/^hvs\.[A-Za-z0-9]{95}$/),
);

/** Secrets of no known form, as no valid input has them. */
const ANY_SECRETS = fc.stringMatching(/^!S[A-Za-z0-9+/]{16,40}$/);

/** What people write around a secret; the secret itself is `#`. */
const WRITTEN = fc.constantFrom("#", "a #", "redis://app:#@host", "https://host/?token=#");

interface Planted {
  readonly props: Record<string, unknown>;
  readonly build: (stack: TerraformStack, props: never) => unknown;
  /** Changes that are refused, whatever else the props have. */
  readonly refused: readonly Record<string, unknown>[];
  /** Paths of the props that a person may mistake for the place of a secret. */
  readonly confidential: readonly string[];
}

const SUBJECTS: Planted[] = [
  {
    props: {
      ...AWS_PROPS,
      authentication: {
        kind: "secret-token",
        secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop",
        rotation: { label: "2026-11", strategy: "SET" },
      },
    },
    build: (stack, props) => new ElastiCacheReplicationGroup(stack, "Cache", props),
    refused: [{ replicas: 9 }, { port: 0 }, { atRestEncryption: false }],
    confidential: [
      "/kmsKeyArn",
      "/notificationTopicArn",
      "/authentication/secretArn",
      "/authentication/rotation/label",
      "/tags/team",
      "/allowFrom/nodes/description",
    ],
  },
  {
    props: {
      ...AWS_PROPS,
      authentication: {
        kind: "users",
        users: { app: { accessString: "on ~* +@all", passwordLabels: ["a", "b"] } },
      },
    },
    build: (stack, props) => new ElastiCacheReplicationGroup(stack, "Cache", props),
    refused: [{ replicas: 9 }, { port: 0 }],
    confidential: [
      "/authentication/users/app/accessString",
      "/authentication/users/app/passwordLabels/0",
    ],
  },
  {
    props: GOOGLE_PROPS,
    build: (stack, props: object) =>
      new MemorystoreRedis(stack, "Cache", {
        ...(props as typeof GOOGLE_PROPS),
        memory: Size.gibibytes(5),
      }),
    refused: [{ readReplicas: 9 }, { customerManagedKey: false }, { region: "here" }],
    confidential: [
      "/kmsKeyName",
      "/displayName",
      "/redisConfigs/timeout",
      "/labels/team",
      "/rotationLabel",
    ],
  },
  {
    props: {
      ...KUBERNETES_PROPS,
      credentials: { kind: "existing-secret", name: "a", tokenKey: "b" },
    },
    build: (stack, props: object) =>
      new KubernetesCache(stack, "Kubernetes", {
        ...props,
        cache: new FakeCache(stack, { subnetCidrs: ["10.0.0.0/24"] }),
      }),
    refused: [
      { namespace: "Not A Name" },
      { clients: { "Not A Name": {} } },
      { clusterDomain: "_" },
    ],
    confidential: [
      "/credentials/name",
      "/credentials/tokenKey",
      "/warmer/command/0",
      "/warmers/second/script",
      "/alerts/runbookUrl",
      "/alerts/dashboardUrl",
    ],
  },
];

/** A text at any place of the props of any construct: what is built, where it is, and how it is refused. */
const PLACED = fc.constantFrom(...SUBJECTS).chain((subject) =>
  fc.record({
    subject: fc.constant(subject),
    path: fc.constantFrom(...textPaths(subject.props)),
    refused: fc.option(fc.constantFrom(...subject.refused), { nil: {} }),
  }),
);

test.each(SUBJECTS)("what is planted into is accepted before: %#", ({ props, build, refused }) => {
  expect(failure(() => build(newStack(), structuredClone(props) as never))).toBeUndefined();
  for (const change of refused) {
    const changed = structuredClone({ ...props, ...change });
    expect(failure(() => build(newStack(), changed as never))).toBeDefined();
  }
});

test("a secret of a known form is in no error, no warning, no report and no snapshot, wherever it is", () => {
  fc.assert(
    fc.property(PLACED, KNOWN_SECRETS, WRITTEN, ({ subject, path, refused }, secret, written) => {
      const stack = newStack();
      const props = planted({ ...subject.props, ...refused }, path, written.replace("#", secret));
      const error = failure(() => subject.build(stack, props as never));
      expect(error ?? "").not.toContain(secret);
      if (error === undefined) {
        expect(placesOf([secret], writings(stack))).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test("any other secret is in no error, where a person may mistake the place of a secret", () => {
  const places = SUBJECTS.flatMap((subject) =>
    subject.confidential.map((path) => ({ subject, path })),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      ANY_SECRETS,
      fc.nat(),
      ({ subject, path }, secret, n) => {
        const { props, refused, build } = subject;
        const change = refused[n % refused.length];
        const error = failure(() =>
          build(newStack(), planted({ ...props, ...change }, path, secret) as never),
        );
        expect(error).toBeDefined();
        expect(error).not.toContain(secret.slice(1, 10));
      },
    ),
    { numRuns: 100 },
  );
});

/** The paths of the texts in props, but for those of which TypeScript knows the few that there are. */
function textPaths(value: unknown, path = ""): string[] {
  if (typeof value === "string") {
    return /\/(kind|strategy)$/.test(path) ? [] : [path];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => textPaths(item, `${path}/${name}`))
    : [];
}

/** A copy of props with another text at a path; the same props where a change has taken the place. */
function planted(props: object, path: string, text: string): object {
  const copy = structuredClone(props);
  const names = path.slice(1).split("/");
  const last = names.pop() ?? "";
  // biome-ignore lint/suspicious/noExplicitAny: props of any construct
  const holder = names.reduce((value: any, name) => value?.[name], copy);
  if (holder?.[last] !== undefined) {
    holder[last] = text;
  }
  return copy;
}

function failure(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof CacheValidationError) {
      return `${error.message}\n${error.stack}`;
    }
    throw error;
  }
}
