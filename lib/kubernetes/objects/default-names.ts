import type { IManagedCache } from "../../core";
import { isServiceName } from "./kubernetes-names";

/** What the names of objects start with, unless the user chooses another name. */
const DEFAULT_NAME = "redis";

/** The same for a cache: clients of Memcached have variables of their own, and a pod may be a client of both. */
export function defaultNameOf({ engine }: Pick<IManagedCache, "engine">): string {
  return engine.name === "memcached" ? engine.name : DEFAULT_NAME;
}

/** Names of what is made for a cache, unless the user chooses others. */
export function defaultNamesOf(cache: Pick<IManagedCache, "engine">) {
  return namesOf(defaultNameOf(cache));
}

/** Names of what is made for a cache of this name, unless the user chooses others. They are contract. */
export function namesOf(name = DEFAULT_NAME) {
  return {
    primaryService: `${name}-primary`,
    readerService: `${name}-reader`,
    discoveryService: `${name}-discovery`,
    nodeService: `${name}-node`,
    clientConfig: `${name}-client`,
    secret: `${name}-auth`,
    networkPolicy: `${name}-egress`,
    warmer: `${name}-warmer`,
    healthReport: `${name}-health-report`,
    exporter: `${name}-exporter`,
    alerts: `${name}-alerts`,
    dashboard: `${name}-dashboard`,
  };
}

/** Names of what is made in the cluster, unless the user chooses others. They are contract. */
export const DEFAULT_NAMES = { ...namesOf(), namespace: "cache", httpCache: "http-cache" };

/** The longest name of a cache: that of the CronJob that reports its health has up to 52 characters. */
export const LONGEST_NAME = 52 - "-health-report".length;

/** Whether all names that are made of this one are valid. */
export function isNameOfCache(name: string): boolean {
  return isServiceName(name) && name.length <= LONGEST_NAME;
}

/** What the variables of a cache of this name start with: `SESSIONS_`; nothing for the default name. */
export function variablePrefixOf(
  cache: Pick<IManagedCache, "engine">,
  name = defaultNameOf(cache),
): string | undefined {
  return name === defaultNameOf(cache) ? undefined : `${name.toUpperCase().replaceAll("-", "_")}_`;
}
