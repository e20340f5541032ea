import { TerraformVariable } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import { KubernetesCache, type KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import { synth } from "../../support/synth";
import { FakeCache, secret } from "../fake-cache";
import { CONSTRUCTS } from "./constructs";

const TEXT = "50 %{ if";
const IMAGE = "warmer:1";

/** A text in every prop that can have any text. */
const SETTINGS: KubernetesCacheSettings = {
  annotations: { note: TEXT },
  clients: { shop: { createNamespace: true } },
  warmer: {
    image: IMAGE,
    command: ["warm", TEXT],
    args: [TEXT],
    env: { NOTE: TEXT },
    podAnnotations: { note: TEXT },
    serviceAccountAnnotations: { role: TEXT },
  },
  warmers: { second: { image: IMAGE, script: `#!/bin/sh\n${TEXT}` } },
  healthReport: { image: IMAGE, serviceAccountAnnotations: { role: TEXT } },
  exporter: {
    args: [TEXT],
    env: { NOTE: TEXT },
    podAnnotations: { note: TEXT },
    serviceAccountAnnotations: { role: TEXT },
  },
  alerts: {
    alertLabels: { team: TEXT },
    overrides: { Down: { labels: { team: TEXT } } },
    add: [
      {
        name: "Mine",
        expression: 'redis_up %{job="a"}',
        for: Duration.seconds(0),
        severity: "info",
        summary: TEXT,
        description: TEXT,
      },
    ],
  },
};
const USERS = {
  authentication: { kind: "users", users: [{ name: "50%{if", password: secret("p") }] },
} as const;

function textsOf(value: unknown): string[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [String(value)];
}

test.each(["terraform-secret", "external-secret"] as const)(
  "no text of a user becomes a directive of Terraform, with a %s",
  (kind) => {
    const template = synth((stack) => {
      const cache = new FakeCache(stack, USERS);
      const source =
        kind === "terraform-secret"
          ? ({ kind } as const)
          : ({ kind, store: { name: "aws", kind: "SecretStore" } } as const);
      new KubernetesCache(stack, "Kubernetes", { ...SETTINGS, cache, credentials: source });
      CONSTRUCTS.CacheAlertRuleFile?.(stack, cache, { ...SETTINGS.alerts });
    });
    const texts = template.blocks.flatMap(({ properties }) => textsOf(properties));
    expect(texts.filter((text) => /(?<!%)%\{/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes("%%{")).length).toBeGreaterThan(30);
  },
);

test("a command arrives as it was written, with its variables of the shell", () => {
  const { properties } = synth((stack) => {
    const { stringValue } = new TerraformVariable(stack, "key", {});
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack),
      warmer: {
        image: IMAGE,
        command: ["sh", "-c", "warm ${REDIS_PRIMARY_HOST} %{", stringValue],
      },
    });
  }).only({ type: "kubernetes_cron_job_v1" });
  expect(properties.spec.job_template.spec.template.spec.container[0].command).toEqual([
    "sh",
    "-c",
    "warm $${REDIS_PRIMARY_HOST} %%{",
    "${var.key}",
  ]);
});

test("a reference in an annotation stays one", () => {
  const { properties } = synth((stack) => {
    CONSTRUCTS.CacheDashboard?.(stack, new FakeCache(stack), {
      annotations: { owner: "${var.owner} %{" },
    });
  }).only({ type: "kubernetes_config_map_v1" });
  expect(properties.metadata.annotations).toEqual({ owner: "${var.owner} %%{" });
});
