import { RISKS, type Risk } from "../terraform/cache-resources/risk";
import { plainLine } from "../terraform/plain-line";
import { sarifLocation, sarifLog, sarifText } from "../terraform/sarif";
import { basisOf, maskedDifference, titleOf, workloadLine } from "./difference-lines";
import { EXIT_CODES, levelOf } from "./exit-codes";
import type { SnapshotChange, SnapshotDifference } from "./snapshot-difference";

/** A difference for programs. It has no secret in it. */
export function differenceAsJson(difference: SnapshotDifference): object {
  const { stack, basis, risk, caches, workloads, changes } = difference;
  return {
    version: 1,
    stack,
    basis,
    risk,
    exitCode: EXIT_CODES[risk],
    caches,
    workloads,
    changes: changes.map(({ differences, ...change }) => ({
      ...change,
      // Nothing is null in the configuration of a stack: what was not there is.
      differences: differences.map(maskedDifference).map(({ path, before, after }) => ({
        path,
        before: before ?? null,
        after: after ?? null,
      })),
    })),
  };
}

/**
 * A difference for code review: what is not in place, a rule for each risk.
 *
 * @param artifact - path of the synthesized stack, relative to where the command runs
 */
export function differenceAsSarif(difference: SnapshotDifference, artifact: string): object {
  const rules = RISKS.filter((risk) => EXIT_CODES[risk] !== 0);
  return sarifLog(
    "cdktf-cache-diff",
    rules.map((risk) => ({
      id: ruleId(risk),
      shortDescription: { text: `A change of the stack: ${risk}.` },
      defaultConfiguration: { level: levelOf(risk) },
    })),
    difference.changes
      .filter(({ risk }) => rules.includes(risk))
      .map((change) => ({
        ruleId: ruleId(change.risk),
        ruleIndex: rules.indexOf(change.risk),
        kind: "fail",
        level: levelOf(change.risk),
        message: { text: sarifText(sentence(change)) },
        locations: [sarifLocation({ artifact, names: [change.address] })],
        partialFingerprints: {
          "change/v1": `${difference.stack} ${change.risk} ${change.address}`,
        },
      })),
  );
}

/**
 * A difference as GitHub's annotations, which show above the files of a pull request; what is in place is
 * counted, not shown.
 *
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function differenceAsAnnotations(difference: SnapshotDifference): string {
  const grave = difference.changes.filter(({ risk }) => EXIT_CODES[risk] !== 0);
  const summary = [titleOf(difference), ...difference.workloads.map(workloadLine)].join("; ");
  return [
    ...grave.map((change) =>
      annotation(levelOf(change.risk), `${difference.stack}: ${change.risk}`, sentence(change)),
    ),
    annotation("note", "cdktf-cache-diff", `${summary}. ${basisOf(difference)}`),
    "",
  ].join("\n");
}

function ruleId(risk: Risk): string {
  return risk.replaceAll(" ", "-");
}

function sentence({ action, address, reasons, workload }: SnapshotChange): string {
  const why = [...reasons, ...(workload === undefined ? [] : [workloadLine(workload)])].join("; ");
  return plainLine(`${action} ${address}${why === "" ? "" : `: ${why}`}.`);
}

function annotation(level: "note" | "warning" | "error", title: string, text: string): string {
  const command = level === "note" ? "notice" : level;
  return `::${command} title=${property(title)}::${data(plainLine(text))}`;
}

/** Characters that would end the text of a command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Characters that would end a property of a command. */
function property(text: string): string {
  return data(plainLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
