/** What people can write where a report shows their words, each to be shown as it was written. */
export const HOSTILE_TEXTS = [
  "<img src=x onerror=alert(1)>",
  "<details><summary>more</summary>",
  "<!-- hidden",
  "</td></tr></table>",
  "<script>alert(1)</script>",
  "&lt;img&gt;",
  "@team and @octocat",
  "a | b || c",
  "\\| \\\\| \\",
  "`code` ``` and ``",
  "one\ntwo\r\n\r\n# three\n| four |",
  "[click](https://evil.example) ![x](https://evil.example/x.png)",
  "*bold* _it_ ~~gone~~ $x$",
  '" onmouseover="alert(1)',
  "]]> --> ```",
] as const;

/** What a Markdown text has that is more than text, outside of code. */
export function hasMarkup(markdown: string): string[] {
  const text = markdown.replace(/\\[!-/:-@[-`{-~]/g, "").replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, "");
  return [/<(?!br>|\/?b>|\/?code>)[^>]*>?/g, /(?<![\w`])@\w+/g, /\]\(/g, /~~/g].flatMap(
    (pattern) => text.match(pattern) ?? [],
  );
}
