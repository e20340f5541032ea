import { readFileSync } from "node:fs";
import { TerraformStack, Testing } from "cdktf";
import { CACHE_DESCRIPTORS, RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import type { CacheDescriptor } from "../../lib/terraform/cache-resources/cache-descriptor";
import { StackView } from "../../lib/terraform/stack-view";
import { EACH_CACHE } from "../guardrails/fact-cases";

/** The arguments of a type, as the provider's bindings write them to Terraform. */
function argumentsOf(type: string): string[] {
  const [, provider, name] = /^([a-z]+)_(.+)$/.exec(type) ?? [];
  const file = `@cdktf/provider-${provider}/lib/${name?.replaceAll("_", "-")}/index.js`;
  const code = readFileSync(require.resolve(file), "utf8");
  const [, body = ""] = /synthesizeAttributes\(\) \{\s+return \{(.*?)\n {8}\};/s.exec(code) ?? [];
  return [...body.matchAll(/^ {12}'?(\w+)'?: /gm)].map(([, argument]) => argument as string);
}

/** A cache of a type that sets everything that its facts read. */
function example(type: string) {
  const stack = new TerraformStack(Testing.app(), "test");
  for (const build of EACH_CACHE) {
    build(stack);
  }
  return new StackView(stack).ofType(type)[0];
}

/** The arguments that decide the facts of a cache. */
function decidingArguments(type: string, { facts }: CacheDescriptor): string[] {
  const cache = example(type);
  return Object.values(facts).flatMap((fact) =>
    typeof fact === "string" || cache === undefined
      ? []
      : fact.settings.flatMap(({ inputs }) => Object.keys(inputs(cache) ?? {})),
  );
}

/** What only the provider google-beta has, whose bindings are not installed. */
const BETA_TYPE = "google_project_service_identity";
const BETA_ARGUMENTS = ["reverse_lookup"];

const top = (path: string) => path.split(" ").pop()?.split(".")[0];

describe.each(Object.entries(RESOURCE_DESCRIPTORS))("the descriptor of %s", (type, descriptor) => {
  test("names only arguments that the provider has", () => {
    const { replacedBy, disruptedBy = {} } = descriptor;
    const named = [
      ...replacedBy.map((rule) => (typeof rule === "string" ? rule : rule.argument)),
      ...Object.keys(disruptedBy),
    ];
    const known = type === BETA_TYPE ? named : [...argumentsOf(type), ...BETA_ARGUMENTS];
    expect(known.length).toBeGreaterThan(1);
    expect(named.filter((argument) => !known.includes(top(argument) ?? ""))).toEqual([]);
  });

  test("says where the provider documents it", () => {
    expect(descriptor.source).toMatch(/^https:\/\/registry\.terraform\.io\/providers\/hashicorp\//);
  });
});

describe.each(Object.entries(CACHE_DESCRIPTORS))("the facts of %s", (type, descriptor) => {
  test("come from arguments that the provider has", () => {
    const { evictionPolicy, memberOf, secondaryOf } = descriptor;
    const named = [
      ...decidingArguments(type, descriptor),
      descriptor.nameArgument,
      descriptor.deletionProtection,
      descriptor.logs,
      descriptor.securityGroups,
      descriptor.tokenArgument,
      memberOf,
      secondaryOf?.argument,
      evictionPolicy && "argument" in evictionPolicy ? evictionPolicy.argument : undefined,
      evictionPolicy && "groupType" in evictionPolicy ? evictionPolicy.groupArgument : undefined,
    ].filter((argument) => argument !== undefined);
    const known = argumentsOf(type);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((argument) => !known.includes(top(argument) ?? ""))).toEqual([]);
  });

  test("have a fix that names the arguments to set", () => {
    const cache = example(type);
    for (const [name, fact] of Object.entries(descriptor.facts)) {
      if (typeof fact !== "string" && cache !== undefined) {
        const inputs = fact.settings.flatMap((setting) => Object.keys(setting.inputs(cache) ?? {}));
        const words = inputs.map((path) => path.split(/[. ]/).pop() as string);
        expect({ name, named: words.filter((word) => fact.fix.includes(word)).length > 0 }).toEqual(
          {
            name,
            named: true,
          },
        );
      }
    }
  });
});
