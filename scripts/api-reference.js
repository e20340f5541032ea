const { parse } = require("./api-comments.js");

/**
 * The reference of one entry point as Markdown, from API Extractor's model of it: one page, since a
 * member that has a page of its own is found by nobody.
 */
exports.referencePage = function referencePage(name, model) {
  const items = model.members[0].members
    .filter(({ kind }) => kind in KINDS)
    .toSorted((left, right) => left.name.localeCompare(right.name));
  const lines = [
    `# \`${name}\``,
    "",
    "<!-- Written by `npm run api` from the doc comments: change those. -->",
    "",
    ...Object.entries(KINDS).flatMap(([kind, title]) => contents(title, items, kind)),
    ...items.flatMap(section),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
};

const KINDS = {
  Class: "Classes",
  Interface: "Interfaces",
  Enum: "Enumerations",
  TypeAlias: "Types",
  Function: "Functions",
  Variable: "Values",
};

function contents(title, items, kind) {
  const links = items
    .filter((item) => item.kind === kind)
    .map((item) => `[${item.name}](#${item.name.toLowerCase()})`);
  return links.length === 0 ? [] : [`${title}: ${links.join(", ")}`, ""];
}

function section(item) {
  const { summary, blocks } = parse(item.docComment);
  const members = item.members ?? [];
  return [
    `## ${item.name}`,
    "",
    ...(summary === "" ? [] : [summary, ""]),
    ...remarks(blocks).flatMap((remark) => [remark, ""]),
    "```typescript",
    declaration(item),
    "```",
    "",
    ...examples(item),
    ...table(members),
    ...members.flatMap(examples),
  ];
}

/** Each runs in the constructor of a stack; declarations are marked as another language, which does not. */
function examples({ docComment }) {
  return parse(docComment)
    .blocks.filter(({ tag }) => tag === "example")
    .flatMap(({ text }) => [text, ""]);
}

function table(members) {
  const rows = members
    .filter(({ isProtected }) => !isProtected)
    .map((member) => {
      const { summary, blocks } = parse(member.docComment);
      const text = [summary, ...remarks(blocks)].filter((part) => part !== "").join(" ");
      return `| \`${cell(declaration(member))}\` | ${cell(text.replaceAll(/\s*\n\s*/g, " "))} |`;
    });
  return rows.length === 0 ? [] : ["| member | meaning |", "|---|---|", ...rows, ""];
}

/** What the block tags say, as sentences. */
function remarks(blocks) {
  return blocks.flatMap(({ tag, text }) => {
    switch (tag) {
      case "default":
        return `Default: ${text.replace(/^- /, "")}.`;
      case "throws":
        return `Throws: ${text}.`;
      case "returns":
        return `Returns ${text}.`;
      case "param": {
        const [parameter, ...meaning] = text.replace(/^(\w+) - /, "$1 ").split(" ");
        return `\`${parameter}\`: ${meaning.join(" ")}.`;
      }
      default:
        return [];
    }
  });
}

function declaration({ excerptTokens }) {
  return excerptTokens
    .map(({ text }) => text)
    .join("")
    .replace(/^export (declare )?/, "")
    .replaceAll(/import\("[^"]*"\)\./g, "")
    .replace(/;$/, "")
    .trim();
}

function cell(text) {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}
