#!/usr/bin/env node
import { runDiffCommand } from "./diff-command";

const { exitCode, output, error } = runDiffCommand(process.argv.slice(2));
process.stdout.write(output);
process.stderr.write(error);
process.exitCode = exitCode;
