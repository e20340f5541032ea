/** Connections to the node that has the most of them. */
export interface ConnectionLoad {
  /** All pods that run on a quiet day. */
  readonly atRest: number;
  /** All autoscalers at their maximum. */
  readonly atFullScale: number;
  /** Every workload rolled out at the same time, at its maximum. */
  readonly inRollout: number;
}

/** The share of one client. */
export interface ClientLoad extends ConnectionLoad {
  /** Name of the client. */
  readonly name: string;
}

/** What all clients open together. @internal */
export function totalLoad(clients: readonly ClientLoad[]): ConnectionLoad {
  const sum = (of: keyof ConnectionLoad) => clients.reduce((total, load) => total + load[of], 0);
  return { atRest: sum("atRest"), atFullScale: sum("atFullScale"), inRollout: sum("inRollout") };
}

/** Clients with the one to change first. @internal */
export function largestFirst(clients: readonly ClientLoad[]): ClientLoad[] {
  return [...clients].sort((a, b) => b.inRollout - a.inRollout);
}

/** A table of the clients, the largest first, against what one node takes. @internal */
export function loadTable(clients: readonly ClientLoad[], limit: number): string {
  const rows = [
    ["client", "at rest", "full scale", "rollout"],
    ...largestFirst(clients).map(cells),
    cells({ ...totalLoad(clients), name: "all" }),
    ["limit", "", "", String(limit)],
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(([name = "", ...numbers]) =>
      [
        name.padEnd(widths[0] ?? 0),
        ...numbers.map((number, index) => number.padStart(widths[index + 1] ?? 0)),
      ].join("  "),
    )
    .join("\n");
}

function cells({ name, atRest, atFullScale, inRollout }: ClientLoad): string[] {
  return [name, String(atRest), String(atFullScale), String(inRollout)];
}
