import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/**
 * Domains of the service agents that use what belongs to a cache.
 *
 * Source: https://cloud.google.com/iam/docs/service-agents
 */
const AGENT_DOMAINS = {
  Memorystore: "cloud-redis.iam.gserviceaccount.com",
  MemorystoreValkey: "gcp-sa-memorystore.iam.gserviceaccount.com",
  SecretManager: "gcp-sa-secretmanager.iam.gserviceaccount.com",
};

/** A service whose agent uses what belongs to a cache. */
export type AgentService = keyof typeof AGENT_DOMAINS;

/** The project whose service agents are meant. */
export interface AgentProject {
  readonly project?: string;
  /** @default - looked up */
  readonly projectNumber?: string;
  readonly provider?: TerraformProvider;
}

/** The number of the project, which names its service agents: the given one, or one that is looked up in this scope. */
export function projectNumberOf(scope: Construct, settings: AgentProject): string {
  const { project: projectId, projectNumber, provider } = settings;
  return projectNumber ?? new DataGoogleProject(scope, "Project", { projectId, provider }).number;
}

/** The service agent of a project, as a member of grants. */
export function serviceAgent(projectNumber: string, service: AgentService): string {
  return `serviceAccount:service-${projectNumber}@${AGENT_DOMAINS[service]}`;
}
