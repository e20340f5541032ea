import { CacheValidationError } from "cdktf-managed-cache";
import fc from "fast-check";
import { mostly } from "../../support/odd-texts";

/** Constructions of each kind that the provider judges, all in one stack. */
const RUNS = 25;

export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
export const word = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
export const hex = fc.stringMatching(/^[0-9a-f]{1,17}$/);
export const arn = (service: string, resource: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom("aws", "aws-us-gov", "aws-cn"),
      fc.constantFrom("eu-west-1", "us-gov-east-1", "ap-southeast-2"),
      mostly(resource),
    )
    .map(
      ([partition, region, name]) => `arn:${partition}:${service}:${region}:123456789012:${name}`,
    );
export const network = fc
  .tuple(fc.nat(255), fc.nat(255), fc.integer({ min: 24, max: 28 }))
  .map(([a, b, length]) => `10.${a}.${b}.0/${length}`);
export const ipv6Network = fc
  .tuple(fc.nat(0xffff), fc.integer({ min: 48, max: 64 }))
  .map(([group, length]) => `2001:db8:${group.toString(16)}::/${length}`);
export const tags = fc.dictionary(mostly(fc.stringMatching(/^[\w.:/=+@ -]{1,30}$/)), mostly(word), {
  maxKeys: 4,
});
export const labels = fc.constantFrom("initial", "2026-11", "a");
export const users = fc.dictionary(
  mostly(word),
  fc.record({
    accessString: mostly(
      fc.constantFrom("on ~* +@all", "on ~app:%{x}* &* +@all -@dangerous", "off -@all"),
    ),
    authentication: fc.constantFrom("password" as const, "iam" as const, undefined),
    passwordLabels: optional(fc.uniqueArray(labels, { minLength: 1, maxLength: 2 })),
  }),
  { minKeys: 1, maxKeys: 3 },
);

/** Makes constructs of random inputs until so many have passed; what is refused is not this test's concern. */
export function passing<Inputs, Made>(
  inputs: fc.Arbitrary<Inputs>,
  make: (inputs: Inputs, id: string) => Made,
): Made[] {
  const made: Made[] = [];
  for (let batch = 0; made.length < RUNS; batch += 1) {
    expect(batch).toBeLessThan(50);
    for (const [index, one] of fc.sample(inputs, { numRuns: RUNS, seed: batch }).entries()) {
      try {
        made.push(make(one, `c${batch}-${index}`));
      } catch (error) {
        if (!(error instanceof CacheValidationError)) {
          throw error;
        }
      }
    }
  }
  return made;
}
