import { type TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { describe, type Fault, isUnresolved } from "./validation/index";

/** A name that the cloud gives once, as the cloud compares it. */
export interface UniqueName {
  /** Id of the fault of a name that is taken. */
  readonly id: string;
  /** The input that the name comes from. */
  readonly input: string;
  readonly name: string;
  /** Where else the same name is another one: a region, a project. @default - nowhere */
  readonly within?: readonly (string | undefined)[];
  /** Another provider is another account or region. @default - the stack's default provider */
  readonly provider?: TerraformProvider;
  /** What to do. */
  readonly fix: string;
}

/** Paths of the constructs that have the names of a stack. */
const owners = new WeakMap<TerraformStack, Map<string, string>>();

function ownersIn(scope: IConstruct): Map<string, string> {
  const stack = TerraformStack.of(scope);
  const known = owners.get(stack) ?? new Map<string, string>();
  owners.set(stack, known);
  return known;
}

function keyOf({ id, name, within = [], provider }: UniqueName): string {
  return JSON.stringify([id, name, provider?.alias ?? null, ...within]);
}

/** The names that other constructs of the stack have already: of each name the first fault. @internal */
export function findTaken(scope: IConstruct, names: readonly UniqueName[]): Fault[] {
  const taken = ownersIn(scope);
  const faults = names.flatMap((unique): Fault[] => {
    const { id, input, name, fix } = unique;
    const owner = taken.get(keyOf(unique));
    const found = `${describe({ [input]: name })}, which ${owner} has already`;
    return owner === undefined
      ? []
      : [{ id, found, expected: "another one: the cloud has it once", fix }];
  });
  return faults.filter(
    ({ found }, index) => faults.findIndex((fault) => fault.found === found) === index,
  );
}

/** Keeps names for a construct. A name that only Terraform will know is not compared. @internal */
export function take(owner: IConstruct, names: readonly UniqueName[]): void {
  const taken = ownersIn(owner);
  for (const unique of names.filter((it) => !isUnresolved([it.name, ...(it.within ?? [])]))) {
    taken.set(keyOf(unique), owner.node.path);
  }
}
