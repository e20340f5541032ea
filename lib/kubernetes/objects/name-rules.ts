import { type Rule, rulesFor } from "../../core/validation";

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SERVICE_NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Whether a text can name an object of most kinds, a Secret among them. */
export function isObjectName(name: string): boolean {
  return name.length <= 253 && SUBDOMAIN.test(name);
}

/** Whether a text can name a namespace. */
export function isNamespace(name: string): boolean {
  return DNS_LABEL.test(name);
}

/** A rule for one name that must be a DNS label. */
export function dnsLabelRule<Props>(
  id: string,
  input: string,
  pick: (props: Props) => string | undefined,
): Rule<Props> {
  return nameRule(id, input, pick, DNS_LABEL, "1 to 63 lower-case letters, digits and hyphens");
}

/** A rule for one name of a Service, which must also start with a letter. */
export function serviceNameRule<Props>(
  input: string,
  pick: (props: Props) => string | undefined,
): Rule<Props> {
  return nameRule(
    "kubernetes.service-name",
    input,
    pick,
    SERVICE_NAME,
    "1 to 63 lower-case letters, digits and hyphens, starting with a letter",
  );
}

/** The rule for the namespace of every construct. */
export const NAMESPACE_RULE: Rule<{ readonly namespace?: string }> = dnsLabelRule(
  "kubernetes.namespace",
  "namespace",
  ({ namespace }) => namespace,
);

function nameRule<Props>(
  id: string,
  input: string,
  pick: (props: Props) => string | undefined,
  pattern: RegExp,
  expected: string,
): Rule<Props> {
  return rulesFor<Props>()({
    id,
    inputs: (props) => {
      const name = pick(props);
      return name === undefined ? undefined : { [input]: name };
    },
    isValid: (inputs) => pattern.test(inputs[input] ?? ""),
    expected,
    fix: "choose a name of this form",
  });
}
