import { isTrue } from "../../../terraform/attribute-values";
import type { ResourceView } from "../../../terraform/resource-view";
import { hasCredentials } from "../../credentials";
import { guardrail } from "../../rule";

export const credentialsStateBackend = guardrail({
  id: "credentials-state-backend",
  severity: "warning",
  pack: "strict",
  problem: "The state with the token is not in an encrypted remote backend",
  why: "A state file on a laptop contains the token in plain text, and nobody else can deploy with it.",
  fix: "use a remote backend, on S3 with encrypt = true",
  references: [],
  appliesTo: ["terraform"],
  inputs: (settings, stack): Record<string, unknown> | undefined => {
    if (!hasCredentials(stack)) {
      return undefined;
    }
    const backend = settings.has("cloud") === true ? "cloud" : backendOf(settings);
    return {
      backend,
      ...(backend === "s3" && { encrypt: settings.get("backend.s3.encrypt") }),
    };
  },
  isValid: ({ backend, ...s3 }) =>
    backend !== "local" && backend !== undefined && (backend !== "s3" || isTrue(s3.encrypt)),
});

function backendOf(settings: ResourceView): string | undefined {
  return Object.keys((settings.get("backend") as object | undefined) ?? {})[0];
}
