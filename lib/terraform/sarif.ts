const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** How grave a result is, in the words of SARIF; `none` for what is not judged. */
export type SarifLevel = "none" | "note" | "warning" | "error";

/** Where a result is. */
export interface SarifLocation {
  /** The file, relative to where the program runs. */
  readonly artifact: string;
  /** Names of the resource: its path in the construct tree, its address in Terraform. */
  readonly names: readonly string[];
}

/**
 * A log of one run of one tool.
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @param rules - descriptors, to which the results refer by their index
 */
export function sarifLog(
  tool: string,
  rules: readonly object[],
  results: readonly object[],
): object {
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [{ tool: { driver: { name: tool, rules } }, results }],
  };
}

/** The location of a result. It has no line: nobody writes a synthesized stack by hand. */
export function sarifLocation({ artifact, names }: SarifLocation): object {
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(artifact.replaceAll("\\", "/")) } },
    logicalLocations: names.map((fullyQualifiedName) => ({
      fullyQualifiedName,
      kind: "resource",
    })),
  };
}

/** A text of SARIF has links too: a bracket that would begin one is a bracket. */
export function sarifText(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
