/** One generation of Envoy's cache filter, and the one of its stores that limits its size. */
export interface EnvoyCacheGeneration {
  readonly filter: string;
  readonly filterType: string;
  readonly storeType: string;
}

const OLDER: EnvoyCacheGeneration = {
  filter: "envoy.filters.http.cache",
  filterType: "envoy.extensions.filters.http.cache.v3.CacheConfig",
  storeType: "envoy.extensions.http.cache.file_system_http_cache.v3.FileSystemHttpCacheConfig",
};

const NEWER: EnvoyCacheGeneration = {
  filter: "envoy.filters.http.cache_v2",
  filterType: "envoy.extensions.filters.http.cache_v2.v3.CacheV2Config",
  storeType: "envoy.extensions.http.cache_v2.file_system_http_cache.v3.FileSystemHttpCacheV2Config",
};

/**
 * The minor versions of Envoy 1 in which the older store got its size limit, and the newer filter came.
 *
 * Source: https://www.envoyproxy.io/docs/envoy/latest/version_history/version_history
 */
const OLDER_SINCE = 26;
const NEWER_SINCE = 36;

/** Whether a text is a version of Envoy whose cache limits its size. */
export function hasBoundedCache(envoyVersion: string): boolean {
  return minorVersion(envoyVersion) >= OLDER_SINCE;
}

/** The generation for a version of Envoy. */
export function cacheGeneration(envoyVersion: string): EnvoyCacheGeneration {
  return minorVersion(envoyVersion) >= NEWER_SINCE ? NEWER : OLDER;
}

/** `NaN` for a text that is not a version of Envoy 1. */
function minorVersion(envoyVersion: string): number {
  return Number(/^1\.([1-9]\d*)\.(?:0|[1-9]\d*)$/.exec(envoyVersion)?.[1]);
}

/** The directory of the entries. It must exist before Envoy starts. */
export interface CacheStore {
  readonly path: string;
  readonly maxBytes: number;
}

/** The filter, for a chain of filters. */
export function cacheFilter(generation: EnvoyCacheGeneration, { path, maxBytes }: CacheStore) {
  return {
    name: generation.filter,
    typed_config: {
      ...typed(generation.filterType),
      typed_config: {
        ...typed(generation.storeType),
        manager_config: { thread_pool: { thread_count: 2 } },
        cache_path: path,
        max_cache_size_bytes: maxBytes,
      },
    },
  };
}

/** The type of an extension's settings, which Envoy reads first. */
export function typed(name: string) {
  return { "@type": `type.googleapis.com/${name}` };
}
