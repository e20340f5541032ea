import { ClientVariable } from "../../core";
import { type Rule, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { isClusterMode } from "../objects/cluster-mode";
import { imageRule } from "../objects/images";
import { labelsRule, OBJECT_RULES } from "../objects/metadata-rules";
import { serviceNameRule } from "../objects/name-rules";
import { RESOURCE_RULES } from "../objects/resource-rules";
import type { CacheExporterProps } from "./cache-exporter-props";
import type { CompleteExporterSettings } from "./settings";

/** The rules for every exporter. */
export const EXPORTER_RULES: readonly Rule<CompleteExporterSettings>[] = [
  ...OBJECT_RULES,
  serviceNameRule<CompleteExporterSettings>("name", ({ name }) => name),
  imageRule("kubernetes.exporter-image", "name the image, best with its digest, or leave it out"),
  ...RESOURCE_RULES,
  labelsRule("kubernetes.labels", "prometheusLabels", ({ prometheusLabels }) => prometheusLabels),
];

const rule = rulesFor<CacheExporterProps>();

/** The rules for the exporter of one cache. */
export const CACHE_EXPORTER_RULES = [
  ...CACHE_RULES,
  rule({
    id: "kubernetes.exporter-credentials",
    inputs: ({ cache: { authentication }, client }) => ({
      authentication: authentication.kind,
      variables: client.env.map(({ name }) => name),
    }),
    isValid: ({ authentication, variables }) =>
      authentication === "none" || variables.includes(ClientVariable.AUTH_TOKEN),
    expected: "a token, or a user with a password: the exporter makes no IAM tokens",
    fix: "give the exporter the client of such a user",
  }),
  rule({
    id: "kubernetes.exporter-cluster-annotations",
    inputs: ({ cache, scraping }) =>
      isClusterMode(cache) ? { topology: cache.topology.kind, scraping } : undefined,
    isValid: ({ scraping }) => scraping !== "annotations" && scraping !== "google-managed",
    expected: 'in cluster mode "operator" or "none": the others lead to one node only',
    fix: "let the Prometheus operator find the nodes, or write the scrape job from docs/exporter.md",
  }),
];
