import type { LocalAws } from "./local-aws";
import type { Resource } from "./terraform";

/** The outputs of the stack; those that don't apply to the cache are absent. Endpoints: host:port. */
export interface Outputs {
  /** The client contract's variables, without the credentials. */
  readonly client_environment: Record<string, string> & {
    readonly REDIS_TLS_SERVER_NAME: string;
  };
  readonly secret_arn?: string;
  readonly primary_endpoint?: string;
  readonly reader_endpoint?: string;
  readonly configuration_endpoint?: string;
  readonly connection_limit: number;
  readonly replication_group_id: string;
  readonly eviction_policy: string;
}

/** Prints what is deployed. `health` is missing where no Redis could be started. */
export function printSummary(
  aws: LocalAws,
  resources: readonly Resource[],
  outputs: Outputs,
  health: string | undefined,
): void {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);

  const sections = {
    [`${resources.length} resources in the local AWS at ${aws.endpoint}`]: [...counts]
      .sort()
      .map(([type, count]) => `${String(count).padStart(3)}  ${type}`),
    [`the cache ${outputs.replication_group_id}`]: [
      line("primary endpoint", outputs.primary_endpoint),
      line("reader endpoint", outputs.reader_endpoint),
      line("configuration endpoint", outputs.configuration_endpoint),
      line("secret", outputs.secret_arn),
      line("connection limit", String(outputs.connection_limit)),
    ].filter((text) => text !== undefined),
    "a client of the contract": health?.split("\n") ?? [
      "not tried: redis-server is missing (apt-get install redis-server)",
    ],
  };
  for (const [title, lines] of Object.entries(sections)) {
    console.log(`\n${title}\n${lines.map((text) => `  ${text}`).join("\n")}`);
  }
  console.log("\nit runs until: npm run destroy:local");
}

function line(label: string, value: string | undefined): string | undefined {
  return value && `${label.padEnd(24)}${value}`;
}
