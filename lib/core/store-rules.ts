import { Annotations } from "cdktf";
import { CachePurpose, isStore } from "./cache-purpose";
import type { Duration } from "./duration";
import { EvictionPolicy, evictsEveryKey } from "./eviction-policy";
import type { IManagedCache } from "./managed-cache";
import { type Rule, rulesFor } from "./validation";

/** What a full cache does unless its props say otherwise. */
export function defaultEvictionPolicy(purpose: CachePurpose): EvictionPolicy {
  return purpose === CachePurpose.STORE ? EvictionPolicy.NOEVICTION : EvictionPolicy.ALLKEYS_LRU;
}

/** What the rule of the policy reads. */
interface StorePolicySettings {
  readonly purpose?: CachePurpose;
  readonly evictionPolicy?: EvictionPolicy;
}

/** A store may refuse writes when it is full, but not drop a key that was written to stay. */
export function storePolicyRule(prefix: string): Rule<StorePolicySettings> {
  return rulesFor<StorePolicySettings>()({
    id: `${prefix}.store-eviction-policy`,
    inputs: ({ purpose, evictionPolicy }) =>
      isStore({ purpose }) && evictionPolicy !== undefined
        ? { purpose, evictionPolicy }
        : undefined,
    isValid: ({ evictionPolicy }) => !evictsEveryKey(evictionPolicy),
    expected: "noeviction for a store, or a volatile policy: allkeys deletes keys that must stay",
    fix: "leave evictionPolicy out; for data that is elsewhere too say CachePurpose.CACHE",
  });
}

/** How often or for how long snapshots are, 0 for none, under the name of the cloud's prop. */
type Snapshots<Prop extends string> = { readonly [One in Prop]: Duration };

/** Rules for a store. The single prop of a cloud that turns its snapshots off is named. */
export function storeRules<Prop extends string>(
  prefix: string,
  snapshots: Prop,
): Rule<StorePolicySettings & Snapshots<Prop>>[] {
  return [storePolicyRule(prefix), storeSnapshotsRule(prefix, snapshots)];
}

/** A store is in its snapshots alone when it is lost. */
export function storeSnapshotsRule<Prop extends string>(
  prefix: string,
  snapshots: Prop,
): Rule<Pick<StorePolicySettings, "purpose"> & Snapshots<Prop>> {
  return rulesFor<Pick<StorePolicySettings, "purpose"> & Snapshots<Prop>>()({
    id: `${prefix}.store-snapshots`,
    inputs: (settings) =>
      isStore(settings)
        ? { purpose: settings.purpose, [snapshots]: settings[snapshots] }
        : undefined,
    isValid: (inputs) => (inputs[snapshots] as Duration).toMilliseconds() > 0,
    expected: "snapshots of a store: its data is nowhere else",
    fix: `leave ${snapshots} out; for data that is elsewhere too say CachePurpose.CACHE`,
  });
}

/**
 * Warns of a store without a replica that takes over. It is not refused: a development environment may have
 * one node, and guardrails make it an error where it matters.
 */
export function adviseOnFailover(id: string, cache: IManagedCache, hasFailover: boolean): void {
  if (isStore(cache) && !hasFailover) {
    Annotations.of(cache).addWarning(
      `[${id}] no replica takes over: when its node fails, the store loses what no snapshot has; add a replica with failover`,
    );
  }
}
