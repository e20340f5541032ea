import type { IConstruct } from "constructs";
import { type Acknowledgement, CacheGuardrails } from "../lib/guardrails";

/** What stays in every environment, and why. */
const EVERYWHERE: readonly Acknowledgement[] = [
  {
    id: "cache-secret-rotation",
    reason:
      "rotated by its rotation label, which changes cache and clients in one deploy; a rotation that Terraform knows nothing of would lock the clients out",
  },
  {
    id: "pod-secrets-as-files",
    reason:
      "REDIS_AUTH_TOKEN is a variable by the client contract; pods are rolled when it changes",
  },
];

/** Notes on a stack what stays in every environment and in its own. */
export function acknowledgeAll(stack: IConstruct, own: readonly Acknowledgement[] = []): void {
  for (const acknowledgement of [...EVERYWHERE, ...own]) {
    CacheGuardrails.acknowledge(stack, acknowledgement);
  }
}
