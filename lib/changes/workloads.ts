import type { ArgumentDifference } from "../terraform/argument-differences";
import { valueAt } from "../terraform/attribute-values";
import type { Block } from "../terraform/configuration-blocks";

/** What a change does to the pods of a workload. */
export type WorkloadEffect = "restarts" | "runs again" | "changes with its next run";

/** A workload in Kubernetes whose pods a deploy replaces. */
export interface WorkloadChange {
  /** Its kind in Kubernetes: `Deployment`. */
  readonly kind: string;
  /** Its namespace; `undefined` where only Terraform knows it. */
  readonly namespace?: string;
  /** Its name; its address in Terraform where only Terraform knows it. */
  readonly name: string;
  /** What its pods do. */
  readonly effect: WorkloadEffect;
}

interface WorkloadType {
  readonly kind: string;
  /** The argument that changes the pods in place; a Job gets other pods by its replacement alone. */
  readonly pods?: string;
  readonly effect: WorkloadEffect;
}

/** Kinds of workloads, in the order of a report. */
const KINDS: readonly WorkloadType[] = [
  { kind: "Deployment", pods: "spec.template", effect: "restarts" },
  { kind: "StatefulSet", pods: "spec.template", effect: "restarts" },
  { kind: "DaemonSet", pods: "spec.template", effect: "restarts" },
  { kind: "Job", effect: "runs again" },
  { kind: "CronJob", pods: "spec.job_template", effect: "changes with its next run" },
];

/** The kinds by the types of the Kubernetes provider, less the version at their end. */
const TYPES: Readonly<Record<string, string>> = {
  kubernetes_cron_job: "CronJob",
  kubernetes_daemon_set: "DaemonSet",
  kubernetes_daemonset: "DaemonSet",
  kubernetes_deployment: "Deployment",
  kubernetes_job: "Job",
  kubernetes_stateful_set: "StatefulSet",
};

/** The workload that a changed block is; `undefined` where it is none, or its pods stay. */
export function workloadOf(
  block: Block,
  action: string,
  differences: readonly ArgumentDifference[],
): WorkloadChange | undefined {
  const isManifest = block.type === "kubernetes_manifest";
  const kind = isManifest
    ? valueAt(block.arguments, "manifest.kind")
    : TYPES[block.type.replace(/_v\d+$/, "")];
  const type = KINDS.find((known) => known.kind === kind);
  if (block.kind !== "resource" || type === undefined) {
    return undefined;
  }
  const prefix = isManifest ? "manifest." : "";
  const changesPods = differences.some(
    ({ path }) => type.pods !== undefined && isAt(path, prefix + inSpellingOf(block, type.pods)),
  );
  if (action !== "replace" && !(action === "update" && changesPods)) {
    return undefined;
  }
  const name = knownText(valueAt(block.arguments, `${prefix}metadata.name`));
  return {
    kind: type.kind,
    namespace: knownText(valueAt(block.arguments, `${prefix}metadata.namespace`)),
    name: name ?? block.address,
    effect: type.effect,
  };
}

/** A manifest has the spelling of Kubernetes: `jobTemplate`. */
function inSpellingOf({ type }: Block, argument: string): string {
  return type === "kubernetes_manifest"
    ? argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : argument;
}

/** Whether a path, less the numbers of list items, is at an argument, below it, or above it as a whole. */
function isAt(path: string, argument: string): boolean {
  const plain = `${path.replace(/\[\d+\]/g, "")}.`;
  return plain.startsWith(`${argument}.`) || `${argument}.`.startsWith(plain);
}

function knownText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" && !value.includes("${")
    ? value
    : undefined;
}
