/** A table in Markdown. Cells are Markdown too: see `cellText` and `codeCell`. */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [columns, columns.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** All that Markdown or GitHub could take for more than text; an underscore within a word is none. */
const MARKUP = /[\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** What HTML takes for more, as an entity: not every renderer of Markdown knows a backslash before it. */
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text that is nothing but text in a table or a heading: no tag, no link, no mention of a person. */
export function cellText(text: string): string {
  return text
    .replace(MARKUP, "\\$&")
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? "")
    .replaceAll("@", "@\u200b")
    .replace(/\s+/g, " ");
}

/** A text as code in a table, whatever is in it; empty for an empty text. */
export function codeCell(text: string): string {
  if (text.includes("\\|")) {
    // Renderers differ in what a pipe after a backslash is in a code span.
    return `<code>${cellText(text)}</code>`;
  }
  const fence = "`".repeat(
    1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)),
  );
  const content = text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
  return content === "" ? "" : `${fence}${fence.length > 1 ? ` ${content} ` : content}${fence}`;
}
