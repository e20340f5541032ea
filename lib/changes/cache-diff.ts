#!/usr/bin/env node
import { runDiffCommand } from "./diff-command";

// Who reads may stop early, as `head` does. The exit code says the same all the same.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

const { exitCode, output, error } = runDiffCommand(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(error);
process.exitCode = exitCode;
