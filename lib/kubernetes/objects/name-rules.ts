import { type Rule, rulesFor } from "../../core/validation";
import { isDnsLabel, isServiceName } from "./kubernetes-names";

/** A rule for one name that must be a DNS label. */
export function dnsLabelRule<Props>(
  id: string,
  input: string,
  pick: (props: Props) => string | undefined,
): Rule<Props> {
  return nameRule(id, input, pick, isDnsLabel, "1 to 63 lower-case letters, digits and hyphens");
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
    isServiceName,
    "1 to 63 lower-case letters, digits and hyphens, starting with a letter",
  );
}

function nameRule<Props>(
  id: string,
  input: string,
  pick: (props: Props) => string | undefined,
  isName: (text: string) => boolean,
  expected: string,
): Rule<Props> {
  return rulesFor<Props>()({
    id,
    inputs: (props) => {
      const name = pick(props);
      return name === undefined ? undefined : { [input]: name };
    },
    isValid: (inputs) => isName(inputs[input] ?? ""),
    expected,
    fix: "choose a name of this form",
  });
}
