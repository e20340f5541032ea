import { isWhole, mustBeKnown, rulesFor } from "../../core/validation";
import { imageRule } from "../objects/images";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import { RESOURCE_RULES } from "../objects/resource-rules";
import { hasBoundedCache } from "./envoy-cache-filter";
import { ADMIN_PORT, type CompleteHttpCacheSettings, HTTP_CACHE_DEFAULTS } from "./settings";

const rule = rulesFor<CompleteHttpCacheSettings>();

/** What Envoy leaves as it is when it normalizes paths. */
const HEALTH_PATH = /^(\/(?!\.\.?(\/|$))[\w.~-]+)+\/?$|^\/$/;

export const HTTP_CACHE_RULES = [
  ...OBJECT_RULES,
  ...RESOURCE_RULES,
  dnsLabelRule<CompleteHttpCacheSettings>("kubernetes.http-cache-name", "name", (p) => p.name),
  rule({
    id: "kubernetes.envoy-version",
    inputs: ({ envoyVersion }) => ({ envoyVersion: mustBeKnown(envoyVersion) }),
    isValid: ({ envoyVersion }) => hasBoundedCache(envoyVersion),
    expected: "a version of Envoy with all three numbers, 1.26.0 or later, known at synthesis",
    fix: 'write it as "1.40.0"',
  }),
  imageRule(
    "kubernetes.http-cache-image",
    "name the image, best with its digest, or leave it out for Envoy's own",
  ),
  rule({
    id: "kubernetes.http-cache-port",
    inputs: ({ port }) => ({ port }),
    isValid: ({ port }) => isWhole(port, 1024, 65_535),
    expected: "a whole number from 1024 to 65535, since the container does not run as root",
    fix: `leave port out for ${HTTP_CACHE_DEFAULTS.port}`,
  }),
  rule({
    id: "kubernetes.http-cache-application-port",
    inputs: ({ applicationPort }) => ({ applicationPort }),
    isValid: ({ applicationPort }) => isWhole(applicationPort, 1, 65_535),
    expected: "a whole number from 1 to 65535",
    fix: "set the port that the application listens on",
  }),
  rule({
    id: "kubernetes.http-cache-port-taken",
    inputs: ({ port, applicationPort }) => ({ port, applicationPort }),
    isValid: ({ port, applicationPort }) => new Set([port, applicationPort, ADMIN_PORT]).size === 3,
    expected: `two different ports, neither of them ${ADMIN_PORT}, which is Envoy's own`,
    fix: "change one of the two",
  }),
  rule({
    id: "kubernetes.http-cache-size",
    inputs: ({ maxSize }) => ({ maxSize }),
    isValid: ({ maxSize }) => maxSize.toMebibytes() >= 1 && maxSize.toGibibytes() <= 100,
    expected: "1 MiB to 100 GiB",
    fix: "use a size such as Size.mebibytes(256)",
  }),
  rule({
    id: "kubernetes.http-cache-timeout",
    inputs: ({ requestTimeout }) => ({ requestTimeout }),
    // Envoy reads up to nine decimals of a second, and arithmetic makes more.
    isValid: ({ requestTimeout }) => isWhole(requestTimeout.toMilliseconds(), 1000, 3_600_000),
    expected: "whole milliseconds, from 1 second to 1 hour",
    fix: "use a duration such as Duration.seconds(15)",
  }),
  rule({
    id: "kubernetes.http-cache-health-path",
    inputs: ({ healthPath }) => ({ healthPath }),
    isValid: ({ healthPath }) => HEALTH_PATH.test(healthPath),
    expected:
      "a path that starts with a slash, of letters, digits and - . _ ~, without empty and dotted parts, which Envoy would take away",
    fix: "choose a path that the application does not serve",
  }),
];
