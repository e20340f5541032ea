import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import {
  DeploymentV1,
  type DeploymentV1SpecTemplate,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { JobV1 } from "@cdktf/provider-kubernetes/lib/job-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { StatefulSetV1 } from "@cdktf/provider-kubernetes/lib/stateful-set-v1";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Duration, type IManagedCache } from "cdktf-managed-cache";
import {
  type AttachOptions,
  CacheClientConfig,
  type CacheClientConfigProps,
  CacheCredentials,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import fc from "fast-check";
import { CACHE_CLIENT_CONFIG_RULES } from "../../../lib/kubernetes/clients/cache-client-config-rules";
import { rulesWithout } from "../../support/common-rules";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { BY_ADDRESS, FakeCache } from "../fake-cache";

type Props = Partial<Omit<CacheClientConfigProps, "cache" | "credentials">>;

function make(
  props: Props = {},
  cache: Partial<IManagedCache> = {},
  more: (client: CacheClientConfig, stack: TerraformStack) => void = () => {},
): Template {
  return synth((stack) => {
    const common = { cache: new FakeCache(stack, cache), namespace: "shop" };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    more(new CacheClientConfig(stack, "Client", { ...common, credentials, ...props }), stack);
  });
}

/** What a workload's own types make of a pod template that was attached. */
function attached(
  template: DeploymentV1SpecTemplate,
  options?: AttachOptions,
  cache?: Partial<IManagedCache>,
) {
  const synthesized = make({}, cache, (client, stack) => {
    new DeploymentV1(stack, "Workload", {
      metadata: {},
      spec: { template: client.attach(template, options) },
    });
  });
  return synthesized.only({ type: "kubernetes_deployment_v1" }).properties.spec.template;
}

const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});

test("the least props", () => {
  expect(sections(make()).resource.kubernetes_config_map_v1).toMatchSnapshot();
});

describe("attach", () => {
  const metadata = { labels: { app: "shop" } };
  const container = [{ name: "shop", image: "shop" }];
  const template = { metadata, spec: { container } };

  test.each<[string, (client: CacheClientConfig, stack: TerraformStack) => void]>([
    [
      "kubernetes_deployment_v1",
      (client, stack) => {
        new DeploymentV1(stack, "W", { metadata: {}, spec: { template: client.attach(template) } });
      },
    ],
    [
      "kubernetes_stateful_set_v1",
      (client, stack) => {
        new StatefulSetV1(stack, "W", {
          metadata: {},
          spec: { selector: {}, serviceName: "w", template: client.attach(template) },
        });
      },
    ],
    [
      "kubernetes_job_v1",
      (client, stack) => {
        new JobV1(stack, "W", { metadata: {}, spec: { template: client.attach(template) } });
      },
    ],
    [
      "kubernetes_cron_job_v1",
      (client, stack) => {
        new CronJobV1(stack, "W", {
          metadata: {},
          spec: {
            schedule: "@daily",
            jobTemplate: { metadata: {}, spec: { template: client.attach(template) } },
          },
        });
      },
    ],
  ])("makes a %s a client", (type, workload) => {
    const { spec } = make({}, BY_ADDRESS, workload).only({ type }).properties;
    const pod = (spec.job_template?.spec ?? spec).template;
    expect(pod).toEqual({
      metadata: {
        labels: { app: "shop" },
        annotations: { "checksum/redis-client": expect.stringMatching(/^\$\{sha256\(/) },
      },
      spec: {
        container: [
          {
            name: "shop",
            image: "shop",
            env: [
              {
                name: "REDIS_AUTH_TOKEN",
                value_from: { secret_key_ref: { name: "redis-auth", key: "token" } },
              },
            ],
            env_from: [{ config_map_ref: { name: "redis-client" } }],
            volume_mount: [{ name: "redis-ca", mount_path: "/etc/redis-tls", read_only: true }],
          },
        ],
        volume: [{ name: "redis-ca", config_map: { name: "redis-client-ca" } }],
      },
    });
  });

  test("keeps the container's own variables, which win", () => {
    const pod = attached(
      {
        metadata: { annotations: { owner: "shop" } },
        spec: {
          container: [
            {
              name: "shop",
              env: [{ name: "REDIS_MAX_CONNECTIONS", value: "5" }],
              envFrom: [{ configMapRef: { name: "shop" } }],
              volumeMount: [{ name: "data", mountPath: "/data" }],
            },
          ],
          volume: [{ name: "data", emptyDir: {} }],
        },
      },
      {},
      BY_ADDRESS,
    );
    expect(pod.metadata.annotations).toMatchObject({ owner: "shop" });
    const [shop] = pod.spec.container;
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    // Of two with the same name, Kubernetes takes the last.
    expect(names(shop.env)).toEqual(["REDIS_AUTH_TOKEN", "REDIS_MAX_CONNECTIONS"]);
    expect(
      names(shop.env_from.map((from: { config_map_ref: object }) => from.config_map_ref)),
    ).toEqual(["redis-client", "shop"]);
    expect(names(shop.volume_mount)).toEqual(["data", "redis-ca"]);
    expect(names(pod.spec.volume)).toEqual(["data", "redis-ca"]);
  });

  test("reaches every container and no init container, unless they are named", () => {
    const spec = {
      container: [{ name: "shop" }, { name: "proxy" }],
      initContainer: [{ name: "migrate" }],
    };
    const clients = (options?: AttachOptions) => {
      const pod = attached({ metadata, spec }, options).spec;
      return [...pod.container, ...pod.init_container]
        .filter(({ env }) => env !== undefined)
        .map(({ name }) => name);
    };
    expect(clients()).toEqual(["shop", "proxy"]);
    expect(clients({ containers: ["shop", "migrate"] })).toEqual(["shop", "migrate"]);
  });

  test("leaves the given template as it is", () => {
    const inputs = structuredClone(template);
    attached(inputs);
    expect(inputs).toEqual(template);
  });

  test("keeps every other field of any template", () => {
    const record = fc.record({ name: fc.string({ minLength: 1 }), image: fc.string() });
    const containers = fc.uniqueArray(record, { minLength: 1, selector: ({ name }) => name });
    make({}, BY_ADDRESS, (client) => {
      fc.assert(
        fc.property(containers, fc.dictionary(fc.string(), fc.string()), (inputs, annotations) => {
          const result = client.attach({ metadata: { annotations }, spec: { container: inputs } });
          expect(result.metadata.annotations).toMatchObject(annotations);
          expect(result.spec.container).toHaveLength(inputs.length);
          expect(result.spec.container).toMatchObject(inputs);
        }),
      );
    });
  });

  test.each<[string, string, DeploymentV1SpecTemplate, AttachOptions?]>([
    ...(
      [
        ["metadata", { metadata: null }],
        ["a spec", { metadata, spec: 5 }],
        ["a container", { metadata, spec: { container: [null] } }],
        ["a volume", { metadata, spec: { container: [{ name: "a" }], volume: ["data"] } }],
        ["a variable", { metadata, spec: { container: [{ name: "a", env: [undefined] }] } }],
      ] as const
    ).map(([part, wrong]): [string, string, never] => [
      `${part} that is no object`,
      "kubernetes.attach-template",
      wrong as never,
    ]),
    ["a template without containers", "kubernetes.attach-containers", { metadata, spec: {} }],
    [
      "a container that the template does not have",
      "kubernetes.attach-containers",
      template,
      { containers: ["web"] },
    ],
    ["an empty choice of containers", "kubernetes.attach-containers", template, { containers: [] }],
    [
      "containers that only Terraform knows",
      "kubernetes.attach-lists",
      { metadata, spec: { container: later.value } as object },
    ],
    [
      "volumes that only Terraform knows",
      "kubernetes.attach-lists",
      { metadata, spec: { container, volume: later.value } as object },
    ],
    [
      "variables of a container that only Terraform knows",
      "kubernetes.attach-lists",
      { metadata, spec: { container: [{ name: "shop", env: later.value } as { name: string }] } },
    ],
  ])("refuses %s", (_, id, inputs, options = {}) => {
    expect(faultIds(() => attached(inputs, options))).toEqual([id]);
  });

  test.each<[string, DeploymentV1SpecTemplate, string[]]>([
    [
      "with the volume of the authorities",
      { metadata, spec: { container, volume: [{ name: "redis-ca" }] } },
      ["kubernetes.attach-twice"],
    ],
    [
      "with something mounted in its place",
      {
        metadata,
        spec: {
          container: [{ name: "shop", volumeMount: [{ name: "a", mountPath: "/etc/redis-tls" }] }],
        },
      },
      ["kubernetes.attach-twice"],
    ],
    [
      "with other volumes and mounts",
      {
        metadata,
        spec: {
          container: [{ name: "shop", volumeMount: [{ name: "a", mountPath: "/etc/redis" }] }],
          volume: [{ name: "a" }],
        },
      },
      [],
    ],
  ])("a template %s", (_, inputs, ids) => {
    expect(faultIds(() => attached(inputs, {}, BY_ADDRESS))).toEqual(ids);
    expect(faultIds(() => attached(inputs, {}))).toEqual([]);
  });

  test("names and images may be what only Terraform will know", () => {
    const inputs = { metadata, spec: { container: [{ name: later.stringValue }] } };
    expect(faultIds(() => attached(inputs, { containers: [later.stringValue] }))).toEqual([]);
  });
});

describe("the checksum", () => {
  const of = (cache: Partial<IManagedCache>, props: Props = {}) => {
    const synthesized = make(props, cache, (client, stack) => {
      new NamespaceV1(stack, "Probe", { metadata: { annotations: client.annotations } });
    });
    return synthesized.only({ type: "kubernetes_namespace_v1" }).properties.metadata.annotations;
  };

  test("is over the settings, the CA and the revision of the credentials, where there are any", () => {
    expect(of(BY_ADDRESS)).toEqual({
      "checksum/redis-client":
        '${sha256(jsonencode({"settings" = kubernetes_config_map_v1.Client_4A7F64DF.data, "ca" = kubernetes_config_map_v1.Client_Ca_4CA55C2A.data, "credentials" = kubernetes_secret_v1.Credentials_F8F243AA.data_wo_revision}))}',
    });
    expect(of({ authentication: { kind: "none" } })).toEqual({
      "checksum/redis-client":
        '${sha256(jsonencode({"settings" = kubernetes_config_map_v1.Client_4A7F64DF.data}))}',
    });
  });

  test("is another for each client of a pod", () => {
    expect(Object.keys(of({}, { name: "sessions" }))).toEqual(["checksum/sessions"]);
  });

  test("is not over the secret", () => {
    expect(JSON.stringify(of({}))).not.toContain("data.the.value");
  });
});

describe("refused", () => {
  test.each([{ primary: "Redis.example", reader: "10.0.0.3" }, { primary: later.stringValue }, {}])(
    "not the hosts %j",
    (hosts) => {
      expect(faultIds(() => make({ hosts }))).toEqual([]);
    },
  );

  const EVERY_FAULT: [string, string, Props][] = [
    ["a namespace with an underscore", "kubernetes.namespace", { namespace: "shop_1" }],
    ["a name with an upper-case letter", "kubernetes.client-name", { name: "Redis" }],
    ["a name of 64 characters", "kubernetes.client-name", { name: "a".repeat(64) }],
    ["a prefix in small letters", "kubernetes.variable-prefix", { variablePrefix: "sessions_" }],
    ["a prefix without an end", "kubernetes.variable-prefix", { variablePrefix: "SESSIONS" }],
    ["a prefix that a digit starts", "kubernetes.variable-prefix", { variablePrefix: "1_" }],
    [
      "a prefix of 41 characters",
      "kubernetes.variable-prefix",
      { variablePrefix: `${"A".repeat(40)}_` },
    ],
    [
      "a prefix that only Terraform knows",
      "kubernetes.variable-prefix",
      { variablePrefix: later.stringValue },
    ],
    ["no connections", "kubernetes.client-connections", { maxConnections: 0 }],
    ["more than 65000 connections", "kubernetes.client-connections", { maxConnections: 65_001 }],
    ["connections that are not a number", "props.kind", { maxConnections: Number.NaN }],
    [
      "a connect timeout of 2 hours",
      "kubernetes.client-timeouts",
      { connectTimeout: Duration.hours(2) },
    ],
    ["a host with a port", "kubernetes.client-hosts", { hosts: { primary: "redis:6379" } }],
    [
      "a host with a scheme beside a token",
      "kubernetes.client-hosts",
      { hosts: { primary: later.stringValue, reader: "rediss://redis" } },
    ],
    [
      "a command timeout of half a millisecond",
      "kubernetes.client-timeouts",
      { commandTimeout: Duration.milliseconds(0.5) },
    ],
  ];

  test.each(EVERY_FAULT)("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("every rule has a fault here", () => {
    expect(rulesWithout(EVERY_FAULT, CACHE_CLIENT_CONFIG_RULES)).toEqual([]);
  });

  test("not what only Terraform will know", () => {
    const props = { namespace: later.stringValue, maxConnections: later.numberValue };
    expect(faultIds(() => make(props))).toEqual([]);
  });

  test("several faults come in one error", () => {
    expect(faultIds(() => make({ name: "-", maxConnections: -1 }))).toEqual([
      "kubernetes.client-name",
      "kubernetes.client-connections",
    ]);
  });
});

test("the revision of an ExternalSecret is read from it, so that what uses it comes after", () => {
  const synthesized = synth((stack) => {
    const { revision } = new CacheCredentials(stack, "Credentials", {
      cache: new FakeCache(stack),
      namespace: "shop",
      source: { kind: "external-secret", store: { name: "aws", kind: "SecretStore" } },
    });
    new NamespaceV1(stack, "Probe", { metadata: { annotations: { revision: `${revision}` } } });
  });
  expect(
    synthesized.only({ type: "kubernetes_namespace_v1" }).properties.metadata.annotations.revision,
  ).toMatch(
    /^\$\{kubernetes_manifest\.Credentials_\w+\.manifest\.metadata\.annotations\["force-sync"\]\}$/,
  );
});
