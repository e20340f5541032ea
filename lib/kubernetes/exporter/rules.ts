import { ClientVariable } from "../../core";
import { knownItems, type Rule, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { isClusterMode, isServerless } from "../objects/cluster-mode";
import { imageRule } from "../objects/images";
import { labelsRule, OBJECT_RULES } from "../objects/metadata-rules";
import { serviceNameRule } from "../objects/name-rules";
import { POD_RULES } from "../pods/pod-rules";
import type { CacheExporterProps } from "./cache-exporter-props";
import type { ExporterProgram } from "./program";
import type { CompleteExporterSettings } from "./settings";

/** The rules for every exporter. */
export const EXPORTER_RULES: readonly Rule<CompleteExporterSettings>[] = [
  ...OBJECT_RULES,
  serviceNameRule<CompleteExporterSettings>("name", ({ name }) => name),
  imageRule("kubernetes.exporter-image", "name the image, best with its digest, or leave it out"),
  ...POD_RULES,
  rulesFor<CompleteExporterSettings>()({
    id: "kubernetes.exporter-args",
    inputs: ({ args, program }) => ({
      args: knownItems(args).flatMap((arg) => refusedFlag(arg, program) ?? []),
    }),
    isValid: ({ args }) => args.length === 0,
    expected: "flags without NUL, and none that wins over what the exporter has from the cache",
    fix: "leave these flags out: the settings of the cache and the client say what they say",
  }),
  labelsRule("kubernetes.labels", "prometheusLabels", ({ prometheusLabels }) => prometheusLabels),
];

/** The name of a flag that no user may set: its value may be a password. */
function refusedFlag(arg: string, { flags }: ExporterProgram): string | undefined {
  const [, name = ""] = /^--?([^=]*)/.exec(arg) ?? [];
  return flags.includes(name) || arg.includes("\0") ? name : undefined;
}

const rule = rulesFor<CacheExporterProps>();

/** The rules for the exporter of one cache. */
export const CACHE_EXPORTER_RULES = [
  ...CACHE_RULES,
  rule({
    id: "kubernetes.exporter-credentials",
    inputs: ({ cache: { authentication }, client }) => ({
      authentication: authentication.kind,
      variables: client.credentialsEnv.map(({ name }) => name),
    }),
    isValid: ({ authentication, variables }) =>
      authentication === "none" || variables.includes(ClientVariable.AUTH_TOKEN),
    expected: "a token, or a user with a password: the exporter makes no IAM tokens",
    fix: "give the exporter the client of such a user",
  }),
  rule({
    id: "kubernetes.exporter-serverless",
    inputs: ({ cache }) => (isServerless(cache) ? { topology: cache.topology.kind } : undefined),
    isValid: () => false,
    expected:
      "a cache with nodes: behind the one node that a serverless cache shows, its cloud alone measures",
    fix: "set exporter to false, and use the alarms of the cloud",
  }),
  rule({
    id: "kubernetes.exporter-cluster-annotations",
    inputs: ({ cache, scraping }) =>
      (isClusterMode(cache) && !isServerless(cache)) || cache.topology.kind === "nodes"
        ? { topology: cache.topology.kind, scraping }
        : undefined,
    isValid: ({ scraping }) => scraping !== "annotations" && scraping !== "google-managed",
    expected:
      'in cluster mode, and for Memcached, "operator" or "none": the others lead to one node only',
    fix: "let the Prometheus operator find the nodes, or write the scrape job from docs/exporter.md",
  }),
];
