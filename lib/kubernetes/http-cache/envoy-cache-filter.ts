/** One generation of Envoy's cache filter, with the one of its stores that bounds its size. */
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
 * Minor versions of Envoy 1 from which on the older store has a bound, and the newer filter is there.
 *
 * Source: https://www.envoyproxy.io/docs/envoy/latest/version_history/version_history
 */
const OLDER_SINCE = 26;
const NEWER_SINCE = 36;

/** Whether a text is a version of Envoy with a cache that bounds its size. */
export function hasBoundedCache(envoyVersion: string): boolean {
  return minorVersion(envoyVersion) >= OLDER_SINCE;
}

/** The generation that a version of Envoy gets. */
export function cacheGeneration(envoyVersion: string): EnvoyCacheGeneration {
  return minorVersion(envoyVersion) >= NEWER_SINCE ? NEWER : OLDER;
}

/** `NaN` for a text that is no version of Envoy 1. */
function minorVersion(envoyVersion: string): number {
  return Number(/^1\.(\d+)\.\d+$/.exec(envoyVersion)?.[1]);
}

/** Where the entries are kept: a directory of its own, made before Envoy starts. */
export interface CacheStore {
  readonly path: string;
  readonly maxBytes: number;
}

/** The filter as it stands in a chain. */
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

/** What tells Envoy the kind of an extension's settings. */
export function typed(name: string) {
  return { "@type": `type.googleapis.com/${name}` };
}
