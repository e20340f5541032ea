const fs = require("node:fs");
const path = require("node:path");
const { Extractor, ExtractorConfig, ExtractorLogLevel } = require("@microsoft/api-extractor");
const { inheritComments, undocumented } = require("./api-comments.js");
const { referencePage } = require("./api-reference.js");

/**
 * The public API in two forms, for each entry point: a report in `etc/`, what an upgrade of this package
 * could break, and a page of the reference in `docs/api/`. `--check` fails where `dist` has another API
 * than they say; without it they are written anew. Both fail for a member without a doc comment, and for
 * what API Extractor warns of.
 */
const REPORTS = path.resolve("etc");
const REFERENCE = path.resolve("docs", "api");

const isCheck = process.argv.includes("--check");
const work = fs.mkdtempSync(path.join("dist", ".api-"));

const warnings = [];

try {
  const reportFolder = path.resolve(work, "reports");
  const entries = entryPoints().map((entry) => ({ ...entry, model: extract(entry, reportFolder) }));
  inheritComments(entries.map(({ model }) => model));
  // To API Extractor what inherits its comment has none.
  const reports = new Map(
    [...read(reportFolder)].map(([file, report]) => [
      file,
      report.replaceAll(/^\s*\/\/ \(undocumented\)\n/gm, ""),
    ]),
  );
  const reference = new Map([
    ["README.md", overview()],
    ...entries.map(({ entry, name, model }) => [
      `${name}.md`,
      referencePage(path.posix.join("cdktf-managed-cache", entry), model),
    ]),
  ]);
  const faults = [
    ...warningsWorthHaving(entries),
    ...entries.flatMap(({ name, model }) =>
      undocumented(model).map((member) => `${name}: ${member} has no doc comment`),
    ),
  ];
  const changed = [...differences(REPORTS, reports), ...differences(REFERENCE, reference)];
  if (faults.length > 0) {
    console.error(["The public API has faults:", ...faults].join("\n  "));
    process.exitCode = 1;
  } else if (!isCheck) {
    write(REPORTS, reports);
    write(REFERENCE, reference);
  } else if (changed.length > 0) {
    console.error(`The public API is not what these say: ${changed.join(", ")}.`);
    console.error("If that is meant, write them anew: npm run api");
    process.exitCode = 1;
  }
} finally {
  fs.rmSync(work, { recursive: true });
}

function entryPoints() {
  const entries = JSON.parse(fs.readFileSync("package.json", "utf8")).exports;
  return Object.entries(entries).flatMap(([entry, { types }]) =>
    types === undefined
      ? []
      : { entry, name: entry.slice(2).replaceAll("/", "-") || "index", types },
  );
}

function overview() {
  const rows = entryPoints().map(
    ({ entry, name }) => `- [\`${path.posix.join("cdktf-managed-cache", entry)}\`](${name}.md)`,
  );
  return `${["# Reference", "", "One page for each entry point, from the doc comments.", "", ...rows].join("\n")}\n`;
}

/** Writes the report of one entry point to a folder, and gives the model of it. */
function extract({ name, types }, reports) {
  const modelFile = path.resolve(work, `${name}.api.json`);
  fs.mkdirSync(reports, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.resolve("package.json"),
    configObject: {
      projectFolder: path.resolve("."),
      mainEntryPointFilePath: path.resolve(types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "es2022",
            module: "node16",
            moduleResolution: "node16",
            skipLibCheck: true,
            strict: true,
            types: ["node"],
          },
          files: [path.resolve(types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
        reportTempFolder: path.resolve(work),
      },
      docModel: { enabled: true, apiJsonFilePath: modelFile },
      newlineKind: "lf",
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          // All is public, and inherited comments count.
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
          "ae-undocumented": { logLevel: ExtractorLogLevel.None },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
      },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      // Of its own versions and of the compiler's it talks at every start.
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) {
        throw new Error(`${name}: ${message.text}`);
      }
      if (message.logLevel === ExtractorLogLevel.Warning && message.sourceFilePath !== undefined) {
        warnings.push(message);
      }
    },
  });
  return JSON.parse(fs.readFileSync(modelFile, "utf8"));
}

/** All warnings, once each, but those of a type that another entry point exports. */
function warningsWorthHaving(entries) {
  const exported = new Set(
    entries.flatMap(({ model }) => model.members[0].members.map(({ name }) => name)),
  );
  const kept = warnings.filter(({ text }) => {
    const [, symbol] = text.match(/^The symbol "(\w+)" needs to be exported/) ?? [];
    return !exported.has(symbol);
  });
  return new Set(
    kept.map(({ text, sourceFilePath, sourceFileLine }) => {
      return `${path.relative(".", sourceFilePath)}:${sourceFileLine}: ${text}`;
    }),
  );
}

/** The files of a folder by name; none of a folder that is not there. */
function read(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
}

/** Files of a folder that are not as they should be, those that should not be there included. */
function differences(folder, wanted) {
  const found = read(folder);
  return [...new Set([...found.keys(), ...wanted.keys()])]
    .filter((name) => found.get(name) !== wanted.get(name))
    .map((name) => path.relative(".", path.join(folder, name)));
}

function write(folder, files) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    fs.writeFileSync(path.join(folder, name), content);
  }
}
