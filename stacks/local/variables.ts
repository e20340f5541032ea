import * as fs from "node:fs";
import { CacheValidationError, type Fault } from "../../lib/core/validation/validation-error";
import type { LocalAwsSettings } from "./local-aws";

/** A cluster's nodes talk to each other on a port that is higher by this. */
const CLUSTER_BUS = 10_000;

const AWS_PORT = { name: "LOCAL_AWS_PORT", standard: 4566, highest: 65_535 };
const REDIS_PORT = { name: "LOCAL_REDIS_PORT", standard: 6390, highest: 65_535 - CLUSTER_BUS };
const LOWEST = 1024;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The ports that the variables of the environment say.
 *
 * @throws CacheValidationError that lists what is wrong with any variable of a deployment
 */
export function readVariables(variables: Variables): LocalAwsSettings {
  const ports = {
    port: portOf(variables, AWS_PORT),
    redisPort: portOf(variables, REDIS_PORT),
  };
  const faults = [
    ...portFaults(variables, AWS_PORT),
    ...portFaults(variables, REDIS_PORT),
    ...clashFaults(ports),
    ...pathFaults(variables, "TF_PLUGIN_MIRROR", "folder"),
    ...pathFaults(variables, "TF_PLUGIN_CACHE_DIR", "folder"),
    ...pathFaults(variables, "KUBECONFIG", "file"),
  ];
  if (faults.length > 0) throw new CacheValidationError("the local deployment", faults);
  return ports;
}

function portOf(variables: Variables, { name, standard }: typeof AWS_PORT): number {
  return Number(variables[name] ?? standard);
}

function portFaults(variables: Variables, { name, standard, highest }: typeof AWS_PORT): Fault[] {
  const value = variables[name];
  const port = Number(value);
  if (value === undefined) return [];
  if (/^[1-9]\d*$/.test(value) && port >= LOWEST && port <= highest) return [];
  return [
    {
      id: "stacks.local-port",
      found: `${name} is ${JSON.stringify(value)}`,
      expected: `a whole number from ${LOWEST} to ${highest}`,
      fix: `set it to a free port, or unset it for ${standard}`,
    },
  ];
}

function clashFaults({ port, redisPort }: LocalAwsSettings): Fault[] {
  if (port !== redisPort && port !== redisPort + CLUSTER_BUS) return [];
  return [
    {
      id: "stacks.local-ports",
      found: `${AWS_PORT.name} is ${port}, ${REDIS_PORT.name} is ${redisPort}`,
      expected: `two ports, and ${AWS_PORT.name} not ${CLUSTER_BUS} above the other, where a cluster's nodes talk`,
      fix: "set one of them to another port",
    },
  ];
}

/** Empty is unset, as for Terraform. */
function pathFaults(variables: Variables, name: string, kind: "folder" | "file"): Fault[] {
  const value = variables[name];
  const stats = value && fs.existsSync(value) ? fs.statSync(value) : undefined;
  const isThere = kind === "folder" ? stats?.isDirectory() : stats?.isFile();
  if (!value || isThere) return [];
  return [
    {
      id: "stacks.local-path",
      found: `${name} is ${JSON.stringify(value)}`,
      expected: `a ${kind} that is there`,
      fix: "correct it, or unset it",
    },
  ];
}
