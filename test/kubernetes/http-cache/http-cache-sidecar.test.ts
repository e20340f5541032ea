import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { StatefulSetV1 } from "@cdktf/provider-kubernetes/lib/stateful-set-v1";
import { type TerraformStack, Token } from "cdktf";
import { Cpu, Duration, Size } from "cdktf-managed-cache";
import { HttpCacheSidecar, type HttpCacheSidecarProps } from "cdktf-managed-cache/kubernetes";
import fc from "fast-check";
import {
  cacheGeneration,
  hasBoundedCache,
} from "../../../lib/kubernetes/http-cache/envoy-cache-filter";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { warnings } from "../../support/warnings";

function make(
  props: Partial<HttpCacheSidecarProps> = {},
  more: (sidecar: HttpCacheSidecar, stack: TerraformStack) => void = () => {},
) {
  return synth((stack) => {
    const sidecar = new HttpCacheSidecar(stack, "HttpCache", {
      namespace: "shop",
      envoyVersion: "1.40.0",
      ...props,
    });
    more(sidecar, stack);
  });
}

/** The sidecar itself. */
function sidecarOf(props: Partial<HttpCacheSidecarProps> = {}): HttpCacheSidecar {
  const made: HttpCacheSidecar[] = [];
  make(props, (sidecar) => made.push(sidecar));
  return made[0] as HttpCacheSidecar;
}

function bootstrap(props: Partial<HttpCacheSidecarProps> = {}) {
  const { data } = make(props).only({ type: "kubernetes_config_map_v1" }).properties;
  return JSON.parse(data["envoy.json"]);
}

function connectionManager(props: Partial<HttpCacheSidecarProps> = {}) {
  const [listener] = bootstrap(props).static_resources.listeners;
  return listener.filter_chains[0].filters[0].typed_config;
}

test("everything that is made with the least props", () => {
  const synthesized = make({}, ({ container, volumes, podAnnotations }) => {
    expect({ container, volumes, podAnnotations }).toMatchSnapshot();
  });
  expect(sections(synthesized)).toMatchSnapshot();
});

describe("the bootstrap", () => {
  test("listens for everyone on 8081, leads to the pod's own 8080, and keeps admin to itself", () => {
    const { admin, static_resources } = bootstrap();
    const address = (host: string, port: number) => ({
      socket_address: { address: host, port_value: port },
    });
    expect(admin.address).toEqual(address("127.0.0.1", 9901));
    expect(static_resources.listeners[0].address).toEqual(address("0.0.0.0", 8081));
    expect(
      static_resources.clusters[0].load_assignment.endpoints[0].lb_endpoints[0].endpoint.address,
    ).toEqual(address("127.0.0.1", 8080));
  });

  test("has the cache last before the router, and the health check before the cache", () => {
    expect(connectionManager().http_filters.map(({ name }: { name: string }) => name)).toEqual([
      "envoy.filters.http.health_check",
      "envoy.filters.http.cache_v2",
      "envoy.filters.http.router",
    ]);
  });

  test("answers the health check itself", () => {
    expect(connectionManager({ healthPath: "/up" }).http_filters[0].typed_config).toMatchObject({
      pass_through_mode: false,
      headers: [{ name: ":path", string_match: { exact: "/up" } }],
    });
  });

  test("bounds time everywhere", () => {
    const { route_config, ...manager } = connectionManager({
      requestTimeout: Duration.milliseconds(2500),
    });
    expect(manager).toMatchObject({
      request_headers_timeout: "2.5s",
      request_timeout: "2.5s",
      stream_idle_timeout: "2.5s",
      common_http_protocol_options: { idle_timeout: "60s" },
    });
    expect(route_config.virtual_hosts[0].routes[0].route.timeout).toBe("2.5s");
    expect(bootstrap().static_resources.clusters[0].connect_timeout).toBe("1s");
    expect(connectionManager().request_timeout).toBe("15s");
  });

  test("logs every request", () => {
    expect(connectionManager().access_log[0].typed_config.log_format.json_format).toMatchObject({
      status: "%RESPONSE_CODE%",
      details: "%RESPONSE_CODE_DETAILS%",
    });
  });

  test.each([
    ["1.26.0", "envoy.filters.http.cache", "FileSystemHttpCacheConfig"],
    ["1.35.7", "envoy.filters.http.cache", "FileSystemHttpCacheConfig"],
    ["1.36.0", "envoy.filters.http.cache_v2", "FileSystemHttpCacheV2Config"],
    ["1.100.2", "envoy.filters.http.cache_v2", "FileSystemHttpCacheV2Config"],
  ])("has for Envoy %s the filter %s, whose store is bounded", (envoyVersion, name, storage) => {
    const filter = connectionManager({ envoyVersion, maxSize: Size.mebibytes(10) }).http_filters[1];
    expect(filter.name).toBe(name);
    expect(filter.typed_config.typed_config).toMatchObject({
      "@type": expect.stringMatching(new RegExp(`\\.${storage}$`)),
      cache_path: "/var/cache/envoy",
      max_cache_size_bytes: 10 * 1024 * 1024,
    });
  });

  test("takes every version from 1.26 on, and gives the newer filter from 1.36 on", () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), (minor, patch) => {
        const version = `1.${minor}.${patch}`;
        expect(hasBoundedCache(version)).toBe(minor >= 26);
        expect(cacheGeneration(version).filter.endsWith("_v2")).toBe(minor >= 36);
      }),
    );
  });
});

describe("the container", () => {
  const { container, volumes } = sidecarOf();

  test("meets the restricted pod security standard in any pod, and writes to no root file system", () => {
    expect(container.securityContext).toEqual({
      runAsUser: "65532",
      runAsGroup: "65532",
      seccompProfile: { type: "RuntimeDefault" },
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  test("is probed at the health path and has resources", () => {
    const httpGet = { path: "/-/http-cache/health", port: "8081" };
    expect(container).toMatchObject({
      image: "envoyproxy/envoy:distroless-v1.40.0",
      livenessProbe: { httpGet },
      readinessProbe: { httpGet },
      resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
    });
  });

  test("may write to its cache alone, on a volume with room to clear up", () => {
    expect(container.volumeMount).toEqual([
      { name: "http-cache-config", mountPath: "/etc/envoy", readOnly: true },
      { name: "http-cache-store", mountPath: "/var/cache/envoy", readOnly: false },
    ]);
    expect(volumes).toEqual([
      { name: "http-cache-config", configMap: { name: "http-cache" } },
      { name: "http-cache-store", emptyDir: { sizeLimit: String(512 * 1024 * 1024) } },
    ]);
  });

  test("takes other settings", () => {
    const sidecar = sidecarOf({
      name: "edge",
      image:
        "registry.example/envoy@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      port: 9081,
      applicationPort: 3000,
      resources: { cpu: { request: Cpu.units(1) }, memory: { limit: Size.gibibytes(1) } },
    });
    expect(sidecar.port).toBe(9081);
    expect(sidecar.container).toMatchObject({
      image:
        "registry.example/envoy@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      port: [{ containerPort: 9081 }],
      resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
    });
    expect(sidecar.volumes[0]).toMatchObject({ configMap: { name: "edge" } });
  });

  test("is rolled exactly when the configuration changes", () => {
    const checksum = (props: Partial<HttpCacheSidecarProps>) => sidecarOf(props).podAnnotations;
    expect(checksum({})).toEqual(checksum({ labels: { team: "shop" } }));
    expect(checksum({})).not.toEqual(checksum({ maxSize: Size.mebibytes(1) }));
  });

  test("fits any workload of the Kubernetes bindings as it is", () => {
    const synthesized = make({}, ({ container, volumes, podAnnotations }, stack) => {
      const template = {
        metadata: { labels: { app: "shop" }, annotations: podAnnotations },
        spec: { container: [{ name: "shop", image: "shop" }, container], volume: volumes },
      };
      const metadata = { name: "shop", namespace: "shop" };
      new DeploymentV1(stack, "Deployment", { metadata, spec: { template } });
      new StatefulSetV1(stack, "StatefulSet", {
        metadata,
        spec: { serviceName: "shop", selector: {}, template },
      });
    });
    const { template } = synthesized.only({ type: "kubernetes_deployment_v1" }).properties.spec;
    expect(template.spec.container[1]).toMatchObject({
      name: "http-cache",
      args: ["--config-path", "/etc/envoy/envoy.json", "--disable-hot-restart"],
      liveness_probe: { http_get: { port: "8081" } },
    });
    expect(
      synthesized.only({ type: "kubernetes_stateful_set_v1" }).properties.spec.template,
    ).toEqual(template);
  });
});

test("labels, annotations and provider are on the ConfigMap", () => {
  const synthesized = synth((stack) => {
    new HttpCacheSidecar(stack, "HttpCache", {
      namespace: "shop",
      envoyVersion: "1.40.0",
      labels: { team: "shop" },
      annotations: { owner: "platform" },
      provider: new KubernetesProvider(stack, "other", { alias: "other" }),
    });
  });
  expect(synthesized.only({ type: "kubernetes_config_map_v1" }).properties).toMatchObject({
    provider: "kubernetes.other",
    metadata: {
      labels: {
        team: "shop",
        "app.kubernetes.io/name": "envoy",
        "cdktf-managed-cache/instance": "http-cache",
        "app.kubernetes.io/component": "http-cache",
        "app.kubernetes.io/managed-by": "cdktf",
      },
      annotations: { owner: "platform" },
    },
  });
});

test("warns of an image with a tag", () => {
  const advice = warnings((stack) => {
    new HttpCacheSidecar(stack, "HttpCache", {
      namespace: "shop",
      envoyVersion: "1.40.0",
      image: "registry.example/envoy:1.40",
    });
  });
  expect(advice).toEqual([expect.stringContaining("[kubernetes.image-tag]")]);
});

describe("refused", () => {
  test.each<[string, string, Partial<HttpCacheSidecarProps>]>([
    ["a namespace with an upper-case letter", "kubernetes.namespace", { namespace: "Shop" }],
    ["a name with a space", "kubernetes.http-cache-name", { name: "HTTP cache" }],
    ["a name of 64 characters", "kubernetes.http-cache-name", { name: "a".repeat(64) }],
    ["a version with a zero before it", "kubernetes.envoy-version", { envoyVersion: "1.040.0" }],
    ["a version of two numbers", "kubernetes.envoy-version", { envoyVersion: "1.40" }],
    ["a version that starts with v", "kubernetes.envoy-version", { envoyVersion: "v1.40.0" }],
    ["a version without a size limit", "kubernetes.envoy-version", { envoyVersion: "1.25.9" }],
    ["a version of Envoy 2", "kubernetes.envoy-version", { envoyVersion: "2.0.0" }],
    [
      "a version that only Terraform knows",
      "kubernetes.envoy-version",
      { envoyVersion: Token.asString("${var.version}") },
    ],
    ["an image with a space", "kubernetes.http-cache-image", { image: "my image" }],
    ["a port below 1024", "kubernetes.http-cache-port", { port: 80 }],
    ["port 65536", "kubernetes.http-cache-port", { port: 65_536 }],
    ["application port 0", "kubernetes.http-cache-application-port", { applicationPort: 0 }],
    ["a fraction of a port", "kubernetes.http-cache-application-port", { applicationPort: 1.5 }],
    ["the application's port for the cache", "kubernetes.http-cache-port-taken", { port: 8080 }],
    ["Envoy's port for the cache", "kubernetes.http-cache-port-taken", { port: 9901 }],
    [
      "Envoy's port for the application",
      "kubernetes.http-cache-port-taken",
      { applicationPort: 9901 },
    ],
    ["less than 1 MiB", "kubernetes.http-cache-size", { maxSize: Size.bytes(1000) }],
    ["more than 100 GiB", "kubernetes.http-cache-size", { maxSize: Size.gibibytes(101) }],
    [
      "less than a second",
      "kubernetes.http-cache-timeout",
      { requestTimeout: Duration.milliseconds(999) },
    ],
    ["more than an hour", "kubernetes.http-cache-timeout", { requestTimeout: Duration.hours(2) }],
    [
      "a health path without a slash",
      "kubernetes.http-cache-health-path",
      { healthPath: "health" },
    ],
    [
      "a health path with a query",
      "kubernetes.http-cache-health-path",
      { healthPath: "/health?full=1" },
    ],
  ])("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("all faults at once", () => {
    expect(
      faultIds(() => make({ port: 80, healthPath: "healthz", envoyVersion: "latest" })),
    ).toEqual([
      "kubernetes.envoy-version",
      "kubernetes.http-cache-port",
      "kubernetes.http-cache-health-path",
    ]);
  });

  test("nothing that only Terraform will know", () => {
    const { data } = make({
      name: Token.asString("${a.name}"),
      image: "${var.image}",
      port: Token.asNumber("${a.port}"),
      healthPath: Token.asString("${a.path}"),
    }).only({ type: "kubernetes_config_map_v1" }).properties;
    expect(data["envoy.json"]).toContain('"port_value": ${a.port}');
  });
});
