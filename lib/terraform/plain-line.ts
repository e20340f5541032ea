/**
 * A text as one line of a terminal or a log: no character that moves the cursor, and no command to GitHub's
 * runner, which reads every line that a step prints.
 *
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/^( *)::/, "$1\\::")
    .replaceAll("##[", "##\\[");
}
