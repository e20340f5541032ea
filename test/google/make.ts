import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { TerraformStack } from "cdktf";
import { CacheEngine, Size } from "cdktf-managed-cache";
import {
  MemorystoreRedis,
  type MemorystoreRedisAttributes,
  type MemorystoreRedisProps,
} from "cdktf-managed-cache/google";
import type { Template } from "cdktf-managed-cache/testing";
import { synth as synthWithoutGoogle } from "../support/synth";

/** The least that makes a cache. */
export const MINIMAL: MemorystoreRedisProps = {
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  memory: Size.gibibytes(5),
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

/** The address of the only resource of a type: `google_redis_instance.Cache_…`. */
export function address(template: Template, type: string): string {
  return template.only({ type }).address;
}
