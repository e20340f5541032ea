import * as fs from "node:fs";

/** Of Terraform's own variables, those that say where providers come from. */
const KEPT = ["TF_PLUGIN_CACHE_DIR", "TF_CLI_CONFIG_FILE"];

/**
 * This process's environment without anything that could lead to a real account, and without
 * settings of Terraform that are meant for another directory.
 */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS|TF)_/.test(name) || KEPT.includes(name),
  );
  const env = Object.fromEntries(kept);
  // Terraform warns at each start about a file that is not there.
  if (env.TF_CLI_CONFIG_FILE && !fs.existsSync(env.TF_CLI_CONFIG_FILE)) {
    delete env.TF_CLI_CONFIG_FILE;
  }
  return env;
}
