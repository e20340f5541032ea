import { isObject, members } from "./json-object";

/** A configuration as Terraform reads it, by its sections: `resource`, `data`, `output`. */
export type Configuration = Readonly<Record<string, unknown>>;

/** The kinds of blocks that have an address. */
export type BlockKind =
  | "resource"
  | "data"
  | "module"
  | "output"
  | "provider"
  | "setting"
  | "local"
  | "variable";

/** One part of a configuration that has an address. */
export interface Block {
  readonly kind: BlockKind;
  /** Type of a resource or a data source; for all else the word that its address starts with. */
  readonly type: string;
  /** Its name among those of its type; of a provider its local name, without the alias. */
  readonly name: string;
  /** `aws_kms_key.main`, `data.aws_region.current`, `output.endpoint`, `provider.aws.virginia`. */
  readonly address: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** All blocks of a configuration. */
export function blocksOf(configuration: Configuration): Block[] {
  return [
    ...typedBlocks("resource", "", configuration.resource),
    ...typedBlocks("data", "data.", configuration.data),
    ...namedBlocks("module", "module", configuration.module),
    ...namedBlocks("output", "output", configuration.output),
    ...namedBlocks("variable", "var", configuration.variable),
    ...namedBlocks("local", "local", configuration.locals),
    ...namedBlocks("setting", "terraform", configuration.terraform),
    ...providerBlocks(configuration.provider),
  ];
}

function typedBlocks(kind: BlockKind, prefix: string, section: unknown): Block[] {
  return members(section).flatMap(([type, blocks]) =>
    members(blocks).map(([name, block]) => ({
      kind,
      type,
      name,
      address: `${prefix}${type}.${name}`,
      arguments: argumentsOf(block),
    })),
  );
}

function namedBlocks(kind: BlockKind, type: string, section: unknown): Block[] {
  return members(section).map(([name, block]) => ({
    kind,
    type,
    name,
    address: `${type}.${name}`,
    arguments: argumentsOf(block),
  }));
}

function providerBlocks(section: unknown): Block[] {
  return members(section).flatMap(([name, configurations]) =>
    [configurations].flat().map((configuration) => {
      const block = argumentsOf(configuration);
      const address = ["provider", name, block.alias].filter(Boolean).join(".");
      return { kind: "provider" as const, type: "provider", name, address, arguments: block };
    }),
  );
}

/** The arguments of a block; a bare value, such as a local one, is the argument `value`. */
function argumentsOf(block: unknown): Record<string, unknown> {
  return isObject(block) ? block : { value: block };
}
