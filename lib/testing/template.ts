import { types } from "node:util";
import type { TerraformStack } from "cdktf";
import { withShape } from "../core/shape";
import { type Block, blocksOf } from "../terraform/configuration-blocks";
import { includesJson } from "../terraform/json-equality";
import { members } from "../terraform/json-object";
import { elementsByAddress, elementsOf } from "../terraform/stack-elements";
import { synthesizeWithValidations } from "../terraform/validated-synthesis";
import {
  TEMPLATE_FIND_ARGUMENTS,
  TEMPLATE_FROM_STACK_ARGUMENTS,
  TEMPLATE_ONLY_ARGUMENTS,
  TEMPLATE_OUTPUT_ARGUMENTS,
  TEMPLATE_PROPERTIES_OF_ARGUMENTS,
  TEMPLATE_PROVIDERS_ARGUMENTS,
} from "./shapes";

/** Arguments of a block, in Terraform's spelling. */
// biome-ignore lint/suspicious/noExplicitAny: tests read the JSON that Terraform reads, at any depth
export type BlockProperties = Readonly<Record<string, any>>;

/** A resource or data source as it was synthesized. */
export interface TemplateBlock {
  /** Whether it is a resource or a data source. */
  readonly kind: "resource" | "data";
  /** Its type: `aws_elasticache_replication_group`. */
  readonly type: string;
  /** Its logical name, the second part of its address in Terraform. */
  readonly name: string;
  /** Its address in Terraform: `aws_kms_key.Cache_Key`, `data.aws_region.Region`. */
  readonly address: string;
  /** Path of its construct: `shop/Cache/Redis/Resource`. `undefined` for what an override added. */
  readonly path?: string;
  /** Its arguments, in Terraform's spelling. */
  readonly properties: BlockProperties;
}

/** Which blocks to find: those that meet every condition. */
export interface BlockMatch {
  /** Resources or data sources. @default "resource" */
  readonly kind?: "resource" | "data";
  /** The whole type, or a pattern. @default - any */
  readonly type?: string | RegExp;
  /** The whole logical name, or a pattern. @default - any */
  readonly name?: string | RegExp;
  /** Path of the construct or of one that it is in, or a pattern. @default - any */
  readonly path?: string | RegExp;
  /**
   * Arguments that it has, beside others. Objects may be partial at any depth; lists are compared
   * whole.
   *
   * @default - any
   */
  readonly properties?: Record<string, unknown>;
}

/** An output as it was synthesized. */
export interface TemplateOutput {
  /** Its name in Terraform. */
  readonly name: string;
  /** Path of its construct. `undefined` for what an override added. */
  readonly path?: string;
  /** Its value, as it was synthesized. */
  readonly value: unknown;
  /** Whether Terraform hides its value. */
  readonly sensitive: boolean;
}

/**
 * A synthesized stack to ask questions of, in the tests of any framework.
 *
 * @example
 * ```ts
 * new ElastiCacheReplicationGroup(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * const template = Template.fromStack(this);
 * expect(template.only({ type: "aws_elasticache_replication_group" }).properties).toMatchObject({
 *   multi_az_enabled: true,
 * });
 * ```
 */
export class Template {
  /**
   * Synthesizes a stack with its validations, which `Testing.synth` leaves out.
   *
   * @throws CacheValidationError for anything but a stack, and what the validations of the stack find
   */
  public static fromStack(stack: TerraformStack): Template {
    withShape("Template.fromStack", TEMPLATE_FROM_STACK_ARGUMENTS, { stack });
    const blocks = blocksOf(synthesizeWithValidations(stack));
    const elements = elementsByAddress(elementsOf(stack));
    return new Template(blocks, (address) => elements.get(address)?.node.path);
  }

  /** All resources, then all data sources, each by type and name. */
  public readonly blocks: readonly TemplateBlock[];
  /** By name. */
  public readonly outputs: readonly TemplateOutput[];
  private readonly providerBlocks: readonly Block[];

  private constructor(blocks: readonly Block[], pathOf: (address: string) => string | undefined) {
    const sorted = [...blocks].sort((a, b) => (a.address < b.address ? -1 : 1));
    const ofKind = (kind: Block["kind"]) => sorted.filter((block) => block.kind === kind);
    this.blocks = (["resource", "data"] as const).flatMap((kind) =>
      ofKind(kind).map(({ type, name, address, arguments: properties }) => ({
        kind,
        type,
        name,
        address,
        path: pathOf(address),
        properties,
      })),
    );
    this.outputs = ofKind("output").map(({ name, address, arguments: { value, sensitive } }) => ({
      name,
      path: pathOf(address),
      value,
      sensitive: sensitive === true,
    }));
    this.providerBlocks = blocks.filter(({ kind }) => kind === "provider");
  }

  /**
   * The blocks that match; all resources when nothing is asked for.
   *
   * @throws CacheValidationError for conditions of a wrong kind, which nothing could meet
   */
  public find(match?: BlockMatch): TemplateBlock[] {
    ({ match = {} } = withShape("Template.find", TEMPLATE_FIND_ARGUMENTS, { match }));
    const { kind = "resource", type, name, path, properties = {} } = match;
    return this.blocks.filter(
      (block) =>
        block.kind === kind &&
        isText(type, block.type) &&
        isText(name, block.name) &&
        isPath(path, block.path) &&
        includesJson(block.properties, properties),
    );
  }

  /** The arguments of every resource of a type. */
  public propertiesOf(type: string): BlockProperties[] {
    withShape("Template.propertiesOf", TEMPLATE_PROPERTIES_OF_ARGUMENTS, { type });
    return this.find({ type }).map(({ properties }) => properties);
  }

  /** How many blocks match. */
  public count(match?: BlockMatch): number {
    return this.find(match).length;
  }

  /**
   * The one block that matches.
   *
   * @throws an error that says what there is, when none matches or several do
   */
  public only(match: BlockMatch): TemplateBlock {
    ({ match } = withShape("Template.only", TEMPLATE_ONLY_ARGUMENTS, { match }));
    const found = this.find(match);
    if (found.length === 1) {
      return found[0] as TemplateBlock;
    }
    const { properties, ...where } = match;
    const near = found.length > 0 || properties === undefined ? found : this.find(where);
    const there = near.length > 0 ? near : this.find({ kind: match.kind });
    throw new Error(
      `${found.length} blocks match ${describe(match) || "(no condition)"}, 1 was expected; there ${
        there.length === 1 ? "is" : "are"
      } ${list(there.map(({ address }) => address))}`,
    );
  }

  /**
   * An output by its name, or by the path of its construct where it is not the stack's own child and
   * so has a name that ends in a hash.
   *
   * @throws an error that lists the outputs there are
   */
  public output(nameOrPath: string): TemplateOutput {
    const given = { nameOrPath };
    ({ nameOrPath } = withShape("Template.output", TEMPLATE_OUTPUT_ARGUMENTS, given));
    const found = this.outputs.find(({ name, path }) => [name, path].includes(nameOrPath));
    if (found === undefined) {
      throw new Error(
        `no output ${nameOrPath}; there are ${list(this.outputs.map(({ name }) => name))}`,
      );
    }
    return found;
  }

  /**
   * The configurations of one provider, an alias each.
   *
   * @param name - the provider's local name: `aws`
   */
  public providers(name: string): BlockProperties[] {
    withShape("Template.providers", TEMPLATE_PROVIDERS_ARGUMENTS, { name });
    return this.providerBlocks
      .filter((block) => block.name === name)
      .map(({ arguments: properties }) => properties);
  }
}

function isText(wanted: string | RegExp | undefined, text: string): boolean {
  return wanted === undefined || (types.isRegExp(wanted) ? wanted.test(text) : wanted === text);
}

function isPath(wanted: string | RegExp | undefined, path: string | undefined): boolean {
  if (typeof wanted === "string") {
    return path === wanted || (path?.startsWith(`${wanted}/`) ?? false);
  }
  return wanted === undefined || (path !== undefined && wanted.test(path));
}

function describe(match: BlockMatch): string {
  return members(match)
    .map(([name, value]) => `${name} ${types.isRegExp(value) ? value : JSON.stringify(value)}`)
    .join(", ");
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
