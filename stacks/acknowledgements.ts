import type { IConstruct } from "constructs";
import { type Acknowledgement, CacheGuardrails } from "../lib/guardrails";

/** Findings that every environment keeps. */
const EVERYWHERE: readonly Acknowledgement[] = [
  {
    id: "cache-secret-rotation",
    reason:
      "its rotation label rotates it, in one deploy for the cache and its clients; a rotation outside Terraform would lock the clients out",
  },
  {
    id: "pod-secrets-as-files",
    reason: "REDIS_AUTH_TOKEN is a variable by the client contract; pods restart when it changes",
  },
];

/** Acknowledges the findings that every environment keeps, and those of one environment. */
export function acknowledgeAll(stack: IConstruct, own: readonly Acknowledgement[] = []): void {
  for (const acknowledgement of [...EVERYWHERE, ...own]) {
    CacheGuardrails.acknowledge(stack, acknowledgement);
  }
}
