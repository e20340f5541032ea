/**
 * The texts that the API server takes for names.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const SERVICE_NAME = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const QUALIFIED_PART = /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/;
const DATA_KEY = /^[\w.-]+$/;

/** The longest label of a DNS name, and the longest part of a key. */
const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;

/** Whether a text can name a namespace, and all that must be one label of a DNS name. */
export function isDnsLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && DNS_LABEL.test(text);
}

/** Whether a text can name a Service. */
export function isServiceName(text: string): boolean {
  return text.length <= LONGEST_LABEL && SERVICE_NAME.test(text);
}

/** Whether a text can name an object of most kinds, a Secret among them; a DNS name in lower case is one. */
export function isObjectName(text: string): boolean {
  return text.length <= LONGEST_SUBDOMAIN && SUBDOMAIN.test(text);
}

/** Whether a text can be the key of a label: a name, and before it, if you like, a domain and a slash. */
export function isLabelKey(text: string): boolean {
  const parts = text.split("/");
  const [name = ""] = parts.slice(-1);
  return (
    parts.length <= 2 &&
    isQualifiedPart(name) &&
    (parts.length === 1 || isObjectName(parts[0] ?? ""))
  );
}

/** Whether a text can be the key of an annotation: as a label's, with a domain in any case. */
export function isAnnotationKey(text: string): boolean {
  return isLabelKey(text.toLowerCase());
}

/** Whether a text can be the value of a label, which may be empty. */
export function isLabelValue(text: string): boolean {
  return text === "" || isQualifiedPart(text);
}

/** Whether a text can be a key in the data of a Secret or a ConfigMap: it becomes the name of a file. */
export function isDataKey(text: string): boolean {
  return (
    text.length <= LONGEST_SUBDOMAIN &&
    DATA_KEY.test(text) &&
    text !== "." &&
    !text.startsWith("..")
  );
}

function isQualifiedPart(text: string): boolean {
  return text.length <= LONGEST_LABEL && QUALIFIED_PART.test(text);
}
