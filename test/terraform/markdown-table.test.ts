import { cellText, codeCell, markdownTable } from "../../lib/terraform/markdown-table";

test("a table has a line for its columns and one for each row", () => {
  expect(markdownTable(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
});

describe("a text in a cell", () => {
  test("cannot break out of the cell or its line", () => {
    expect(cellText("a | b\nc")).toBe("a \\| b c");
  });

  test("is no tag, entity, link, emphasis, code or formula", () => {
    expect(cellText("<b> &lt; [a](b) *c* `d` $e$ _f_ \\")).toBe(
      "&lt;b&gt; &amp;lt; \\[a\\](b) \\*c\\* \\`d\\` \\$e\\$ \\_f\\_ \\\\",
    );
  });

  test("mentions nobody", () => {
    expect(cellText("ask @team")).toBe("ask @\u200bteam");
  });

  test("keeps the underscores within Terraform's names readable", () => {
    expect(cellText("auth_token is not set")).toBe("auth_token is not set");
  });
});

describe("code in a cell", () => {
  test("keeps what is in it, and cannot break out of the cell", () => {
    expect(codeCell("a | *b*\n c")).toBe("`a \\| *b* c`");
  });

  test("has a longer fence than any in it", () => {
    expect(codeCell("a ``b``")).toBe("``` a ``b`` ```");
  });

  test("keeps a backslash before a pipe", () => {
    expect(codeCell("a\\|b")).toBe("<code>a\\\\\\|b</code>");
  });

  test("is nothing for no text", () => {
    expect(codeCell(" ")).toBe("");
  });
});
