/**
 * The doc comments in API Extractor's models of the entry points.
 *
 * A member without one has the comment of the same member of what its class implements, as it has in
 * every editor. API Extractor's own `{@inheritDoc}` finds nothing in another entry point, and editors
 * show it as it stands.
 */
exports.inheritComments = function inheritComments(models) {
  const items = new Map(models.flatMap(exportsOf).map((item) => [item.name, item]));
  for (const item of items.values()) {
    for (const member of item.members ?? []) {
      member.docComment ||= inherited(item, member.name, items);
    }
  }
};

/** Names of all that an entry point exports, and of its members, that have no doc comment. */
exports.undocumented = function undocumented(model) {
  return exportsOf(model).flatMap((item) => [
    ...(isDocumented(item) ? [] : [item.name]),
    ...(item.members ?? [])
      .filter((member) => !isDocumented(member))
      .map(({ name = "constructor" }) => `${item.name}.${name}`),
  ]);
};

/** The summary of a doc comment, and its block tags in their order. */
exports.parse = parse;

function parse(comment) {
  const text = (comment ?? "")
    .replace(/^\/\*\*/, "")
    .replace(/\*\/\s*$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .replaceAll("*\\/", "*/")
    .replace(/^\s*Constructs a new instance of the `\w+` class/, "")
    .replaceAll(/\{@link ([^}]*)\}/g, "`$1`");
  // Some tags stand on the line of the summary.
  const [summary, ...rest] = text.split(/(?:^|\s)@(?=(?:default|example|param|returns|throws)\b)/);
  const blocks = rest.map((block) => {
    const [tag] = block.match(/^\w+/);
    return { tag, text: block.slice(tag.length).trim().replace(/\.$/, "") };
  });
  return { summary: summary.trim(), blocks };
}

function exportsOf(model) {
  return model.members[0].members;
}

/** What a constructor does is known: its comment may say what it throws, and no more. */
function isDocumented({ kind, docComment }) {
  const { summary, blocks } = parse(docComment);
  return summary !== "" || (kind === "Constructor" && blocks.length > 0);
}

function inherited(item, name, items) {
  const comments = bases(item).map((base) => {
    const member = items.get(base)?.members.find((one) => one.name === name);
    return member?.docComment || (items.has(base) ? inherited(items.get(base), name, items) : "");
  });
  return comments.find((comment) => comment !== "") ?? "";
}

/** Names of the classes and interfaces that a class or an interface takes its members from. */
function bases({
  excerptTokens,
  implementsTokenRanges = [],
  extendsTokenRange,
  extendsTokenRanges = extendsTokenRange ? [extendsTokenRange] : [],
}) {
  return [...implementsTokenRanges, ...extendsTokenRanges].map(({ startIndex, endIndex }) =>
    excerptTokens
      .slice(startIndex, endIndex)
      .map(({ text }) => text)
      .join("")
      .trim(),
  );
}
