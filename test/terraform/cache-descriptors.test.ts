import { readFileSync } from "node:fs";
import { TerraformStack } from "cdktf";
import { CACHE_DESCRIPTORS, RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import type {
  CacheDescriptor,
  DecidedFact,
} from "../../lib/terraform/cache-resources/cache-descriptor";
import type { Setting } from "../../lib/terraform/cache-resources/settings";
import { StackView } from "../../lib/terraform/stack-view";
import { EACH_CACHE } from "../guardrails/fact-cases";
import { testApp } from "../support/test-app";

/** The arguments of a type, as the provider's bindings write them to Terraform. */
function argumentsOf(type: string): string[] {
  const [, provider, name] = /^([a-z]+)_(.+)$/.exec(type) ?? [];
  const file = `@cdktf/provider-${provider}/lib/${name?.replaceAll("_", "-")}/index.js`;
  const code = readFileSync(require.resolve(file), "utf8");
  const [, body = ""] = /synthesizeAttributes\(\) \{\s+return \{(.*?)\n {8}\};/s.exec(code) ?? [];
  return [...body.matchAll(/^ {12}'?(\w+)'?: /gm)].map(([, argument]) => argument as string);
}

/** One cache of each type, as a careful team writes it by hand. */
const EXAMPLES = (() => {
  const stack = new TerraformStack(testApp(), "test");
  for (const build of EACH_CACHE) {
    build(stack);
  }
  return new StackView(stack);
})();

/** The arguments that a setting reads of the hand-written cache of a type. */
function argumentsRead(type: string, { inputs }: Setting): string[] {
  const [cache] = EXAMPLES.ofType(type);
  return Object.keys((cache && inputs(cache)) ?? {});
}

/** The facts that the arguments of a cache decide, by their names. */
function decidedFacts({ facts }: CacheDescriptor): [string, DecidedFact][] {
  return Object.entries(facts).flatMap(([name, fact]) =>
    typeof fact === "string" ? [] : [[name, fact]],
  );
}

/** What only the provider google-beta has, and a later azurerm, whose bindings are not installed. */
const OTHER_PROVIDERS = [
  "azurerm_managed_redis_access_policy_assignment",
  "google_project_service_identity",
];
const BETA_ARGUMENTS = ["reverse_lookup"];

const top = (path: string) => path.split(" ").pop()?.split(".")[0];

describe.each(Object.entries(RESOURCE_DESCRIPTORS))("the descriptor of %s", (type, descriptor) => {
  test("names only arguments that the provider has", () => {
    const { replacedBy, disruptedBy = {} } = descriptor;
    const named = [
      ...replacedBy.map((rule) => (typeof rule === "string" ? rule : rule.argument)),
      ...Object.keys(disruptedBy),
    ];
    const known = OTHER_PROVIDERS.includes(type)
      ? named
      : [...argumentsOf(type), ...BETA_ARGUMENTS];
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
      ...decidedFacts(descriptor)
        .flatMap(([, { settings }]) => settings)
        .flatMap((setting) => argumentsRead(type, setting)),
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
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((argument) => !known.includes(top(argument) ?? ""))).toEqual([]);
  });

  test("have a fix that names an argument to set", () => {
    for (const [name, { settings, fix }] of decidedFacts(descriptor)) {
      const read = settings.flatMap((setting) => argumentsRead(type, setting));
      const words = read.map((path) => path.split(/[. ]/).pop() as string);
      expect({ name, named: words.some((word) => fix.includes(word)) }).toEqual({
        name,
        named: true,
      });
    }
  });
});

test("every cache has a hand-written example that the tests judge", () => {
  const types = EXAMPLES.resources.map(({ type }) => type);
  expect(Object.keys(CACHE_DESCRIPTORS).filter((type) => !types.includes(type))).toEqual([]);
});
