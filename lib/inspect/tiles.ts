import { percent } from "../core/capacity/connection-review";
import { type Bar, bar } from "./bars";
import { amount, count } from "./formatting";
import type { Inspection } from "./inspection";

/** The most important number of a section. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly state: Bar["state"];
}

/** What to read first: the fullest of all caches, the alerts and the guardrails. */
export function tilesOf({ caches, alerts, guardrails }: Inspection): Tile[] {
  const withoutData = alerts.filter(({ hasData }) => !hasData).length;
  const critical = alerts.filter(({ severity }) => severity === "critical").length;
  return [
    ...fullest(
      "Connections in a rollout",
      caches.flatMap(({ connections }) => connections.meters.slice(-1)).map(bar),
    ),
    ...fullest(
      "Memory for data",
      caches.map(({ memory }) => bar(memory)),
    ),
    {
      label: "Alerts",
      value: amount(alerts.length),
      detail: withoutData > 0 ? `${withoutData} without data` : `${critical} critical`,
      state: alertState(alerts.length, withoutData),
    },
    guardrailTile(guardrails),
  ];
}

function alertState(all: number, withoutData: number): Tile["state"] {
  if (withoutData > 0) {
    return "over";
  }
  return all > 0 ? "ok" : "unknown";
}

function fullest(label: string, bars: readonly Bar[]): Tile[] {
  const [first] = [...bars].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  if (first === undefined) {
    return [];
  }
  const { share, amounts, state } = first;
  return [{ label, value: share === undefined ? "?" : percent(share), detail: amounts, state }];
}

function guardrailTile(results: Inspection["guardrails"]): Tile {
  const label = "Guardrails";
  if (results === undefined) {
    return { label, value: "none", detail: "no guardrails check this stack", state: "unknown" };
  }
  const { errors, warnings, acknowledged } = results.summary;
  const detail = `${count(results.rules.length, "rule")}, ${acknowledged} acknowledged`;
  if (errors > 0) {
    return { label: "Guardrail errors", value: amount(errors), detail, state: "over" };
  }
  return warnings > 0
    ? { label: "Guardrail warnings", value: amount(warnings), detail, state: "tight" }
    : { label, value: "kept", detail, state: "ok" };
}
