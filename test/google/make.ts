import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { TerraformStack } from "cdktf";
import { CacheEngine, Size } from "cdktf-managed-cache";
import {
  MemorystoreNodeType,
  MemorystoreRedis,
  type MemorystoreRedisAttributes,
  MemorystoreRedisCluster,
  type MemorystoreRedisClusterAttributes,
  type MemorystoreRedisClusterProps,
  type MemorystoreRedisProps,
  MemorystoreValkey,
  type MemorystoreValkeyAttributes,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import type { Template } from "cdktf-managed-cache/testing";
import { synth as synthWithoutGoogle } from "../support/synth";

/** The least that makes a cache. */
export const MINIMAL: MemorystoreRedisProps = {
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  memory: Size.gibibytes(5),
};

/** A subnet of the network, in which endpoints take their addresses. */
export const SUBNET = "projects/shop-prod/regions/europe-west1/subnetworks/endpoints";

/** The least that makes a Valkey instance. */
export const MINIMAL_VALKEY: MemorystoreValkeyProps = {
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  connectionPolicy: { kind: "existing" },
  nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
};

/** The least that makes a Redis Cluster. */
export const MINIMAL_CLUSTER: MemorystoreRedisClusterProps = { ...MINIMAL_VALKEY, shards: 3 };

/** What tells a Valkey instance that exists already, without TLS and IAM authentication. */
export const IMPORTED_VALKEY: MemorystoreValkeyAttributes = {
  project: "shop-prod",
  region: "europe-west1",
  instanceId: "shared",
  engine: CacheEngine.VALKEY_8_0,
  nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
  host: "10.0.0.3",
  tls: false,
  iamAuthentication: false,
};

/** What tells a Redis Cluster that exists already, without TLS and IAM authentication. */
export const IMPORTED_CLUSTER: MemorystoreRedisClusterAttributes = {
  project: "shop-prod",
  region: "europe-west1",
  clusterName: "shared",
  nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
  shards: 3,
  host: "10.0.0.3",
  tls: false,
  iamAuthentication: false,
};

/** What tells an instance that exists already, without AUTH and TLS. */
export const IMPORTED: MemorystoreRedisAttributes = {
  project: "shop-prod",
  region: "europe-west1",
  instanceId: "shared",
  engine: CacheEngine.REDIS_7_2,
  memory: Size.gibibytes(5),
  host: "10.0.0.3",
  tls: false,
};

/** Synthesizes what `build` puts into a stack on Google Cloud, with validations on. */
export function synth(build: (stack: TerraformStack) => void): Template {
  return synthWithoutGoogle((stack) => {
    new GoogleProvider(stack, "google", { project: "shop-prod" });
    build(stack);
  });
}

/** A cache in a stack of its own, and what it makes. */
export function make(props: Partial<MemorystoreRedisProps> = {}): {
  cache: MemorystoreRedis;
  template: Template;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  instance: any;
} {
  let cache!: MemorystoreRedis;
  const template = synth((stack) => {
    cache = new MemorystoreRedis(stack, "Cache", { ...MINIMAL, ...props });
  });
  return {
    cache,
    template,
    instance: template.only({ type: "google_redis_instance" }).properties,
  };
}

/** A Valkey instance in a stack of its own, and what it makes. */
export function makeValkey(props: Partial<MemorystoreValkeyProps> = {}): {
  cache: MemorystoreValkey;
  template: Template;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  instance: any;
} {
  let cache!: MemorystoreValkey;
  const template = synth((stack) => {
    cache = new MemorystoreValkey(stack, "Cache", { ...MINIMAL_VALKEY, ...props });
  });
  return {
    cache,
    template,
    instance: template.only({ type: "google_memorystore_instance" }).properties,
  };
}

/** A Redis Cluster in a stack of its own, and what it makes. */
export function makeCluster(props: Partial<MemorystoreRedisClusterProps> = {}): {
  cache: MemorystoreRedisCluster;
  template: Template;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  cluster: any;
} {
  let cache!: MemorystoreRedisCluster;
  const template = synth((stack) => {
    cache = new MemorystoreRedisCluster(stack, "Cache", { ...MINIMAL_CLUSTER, ...props });
  });
  return { cache, template, cluster: template.only({ type: "google_redis_cluster" }).properties };
}

/** The address of the only resource of a type: `google_redis_instance.Cache_…`. */
export function address(template: Template, type: string): string {
  return template.only({ type }).address;
}
