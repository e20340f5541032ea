import { CacheEngine } from "../../core";

/** The engine that Azure runs; nobody chooses it. Source: https://learn.microsoft.com/azure/redis/overview */
export const REDIS_VERSION = CacheEngine.redis("7.4");
