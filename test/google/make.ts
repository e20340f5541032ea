import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import type { TerraformStack } from "cdktf";
import { Size } from "cdktf-managed-cache";
import { MemorystoreRedis, type MemorystoreRedisProps } from "cdktf-managed-cache/google";
import { only, type Synthesized, synth as synthWithoutGoogle } from "../support/synth";

/** The least that makes a cache. */
export const MINIMAL: MemorystoreRedisProps = {
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  memory: Size.gibibytes(5),
};

/** Synthesizes what `build` puts into a stack on Google Cloud, with validations on. */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  return synthWithoutGoogle((stack) => {
    new GoogleProvider(stack, "google", { project: "shop-prod" });
    build(stack);
  });
}

/** A cache in a stack of its own, and what it makes. */
export function make(props: Partial<MemorystoreRedisProps> = {}): {
  cache: MemorystoreRedis;
  synthesized: Synthesized;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  instance: any;
} {
  let cache!: MemorystoreRedis;
  const synthesized = synth((stack) => {
    cache = new MemorystoreRedis(stack, "Cache", { ...MINIMAL, ...props });
  });
  return { cache, synthesized, instance: only(synthesized, "google_redis_instance") };
}

/** The address of the only resource of a type: `google_redis_instance.Cache_…`. */
export function address({ resource }: Synthesized, type: string): string {
  return `${type}.${Object.keys(resource[type] ?? {})[0]}`;
}
