import type { ArgumentDifference } from "../terraform/argument-differences";
import { highestRisk, RISKS, type Risk } from "../terraform/cache-resources/risk";
import { type Blocks, CacheMembership, type CacheTotal, cacheTotals } from "./cache-totals";
import { type WorkloadChange, workloadOf } from "./workloads";

/** What happens to a block. `replace` destroys it and makes it again; `delete` and `create` are of a block alone. */
export type ChangeAction = "create" | "import" | "update" | "move" | "replace" | "delete";

/** One block of a stack that changes. */
export interface SnapshotChange {
  /** Its address in Terraform: `aws_kms_key.Cache_Key`, `output.endpoint`, `provider.aws`. */
  readonly address: string;
  /** What happens to it. */
  readonly action: ChangeAction;
  /** What it can do to clients and data. */
  readonly risk: Risk;
  /** Why the risk is what it is, a sentence each; none where there is nothing to say. */
  readonly reasons: readonly string[];
  /** Arguments that changed; none for a block that comes or goes, or that follows another's change. */
  readonly differences: readonly ArgumentDifference[];
  /** Addresses of the caches that it belongs to; none for other resources. */
  readonly caches: readonly string[];
  /** The workload that it is, where its pods do not stay. */
  readonly workload?: WorkloadChange;
}

/**
 * What decides the actions.
 *
 * - `tables`: the tables of this library
 * - `plan`: a plan of Terraform
 * - `part of a plan`: the same, of a plan that leaves out a part of the stack
 */
export type DifferenceBasis = "tables" | "plan" | "part of a plan";

/** The changes between two snapshots of a stack. */
export interface SnapshotDifference {
  /** Name of the stack. */
  readonly stack: string;
  /** What decides the actions. */
  readonly basis: DifferenceBasis;
  /** The highest risk of the changes. */
  readonly risk: Risk;
  /** By risk, the highest first, and then by address. */
  readonly changes: readonly SnapshotChange[];
  /** The caches that these changes are about, the highest risk first. */
  readonly caches: readonly CacheTotal[];
  /** The workloads whose pods do not stay, by kind, namespace and name. */
  readonly workloads: readonly WorkloadChange[];
}

/** A change before it is known what it belongs to. */
export type BlockChange = Omit<SnapshotChange, "caches" | "workload">;

/** The difference that some changes make, with its totals. */
export function differenceOf(
  stack: string,
  basis: DifferenceBasis,
  changes: readonly BlockChange[],
  blocks: Blocks,
): SnapshotDifference {
  const membership = new CacheMembership(blocks);
  const complete = changes
    .map((change) => {
      const block = blocks.get(change.address);
      const workload = block && workloadOf(block, change.action, change.differences);
      return {
        ...change,
        caches: membership.cachesOf(change.address),
        ...(workload && { workload }),
      };
    })
    .sort(
      (left, right) =>
        RISKS.indexOf(right.risk) - RISKS.indexOf(left.risk) ||
        left.address.localeCompare(right.address),
    );
  return {
    stack,
    basis,
    risk: highestRisk(complete.map(({ risk }) => risk)),
    changes: complete,
    caches: cacheTotals(complete, blocks),
    workloads: complete.flatMap(({ workload }) => workload ?? []).sort(byName),
  };
}

function byName(left: WorkloadChange, right: WorkloadChange): number {
  return nameOf(left).localeCompare(nameOf(right));
}

function nameOf({ kind, namespace = "", name }: WorkloadChange): string {
  return `${kind} ${namespace}/${name}`;
}
