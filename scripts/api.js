const fs = require("node:fs");
const path = require("node:path");
const { Extractor, ExtractorConfig, ExtractorLogLevel } = require("@microsoft/api-extractor");
const { referencePage } = require("./api-reference");

/**
 * The public API in two forms, for each entry point: a report in `etc/`, what an upgrade of this package
 * could break, and a page of the reference in `docs/api/`. `--check` fails where `dist` has another API
 * than they say; without it they are written anew.
 */
const REPORTS = path.resolve("etc");
const REFERENCE = path.resolve("docs", "api");

const isCheck = process.argv.includes("--check");
const work = fs.mkdtempSync(path.join("dist", ".api-"));

try {
  const reports = path.resolve(work, "reports");
  const pages = new Map();
  for (const { entry, name, types } of entryPoints()) {
    const model = extract(name, types, reports);
    pages.set(`${name}.md`, referencePage(path.posix.join("cdktf-managed-cache", entry), model));
  }
  const changed = [
    ...differences(REPORTS, read(reports)),
    ...differences(REFERENCE, new Map([["README.md", overview()], ...pages])),
  ];
  if (changed.length > 0 && isCheck) {
    console.error(`The public API is not what these say: ${changed.join(", ")}.`);
    console.error("If that is meant, write them anew: npm run api");
    process.exitCode = 1;
  } else {
    write(REPORTS, read(reports));
    write(REFERENCE, new Map([["README.md", overview()], ...pages]));
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
function extract(name, types, reports) {
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
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
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
    },
  });
  return JSON.parse(fs.readFileSync(modelFile, "utf8"));
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
