import type { IConstruct } from "constructs";
import { blocksAt, presence, valueAt } from "./attribute-values";
import type { Block } from "./configuration-blocks";

/** Attributes of a resource as Terraform will read them. */
export type Attributes = Block["arguments"];

/** One resource, data source, output or settings block of a synthesized stack. */
export class ResourceView {
  /** Terraform's type; `output` and `terraform` for what is not a resource. */
  public readonly type: string;
  /** Terraform's address: `aws_elasticache_replication_group.main`. */
  public readonly address: string;
  public readonly attributes: Attributes;
  private serialized?: string;

  constructor(
    block: Block,
    /** The construct that made it; the stack for what an override made. */
    public readonly construct: IConstruct,
  ) {
    this.type = block.type;
    this.address = block.address;
    this.attributes = block.arguments;
  }

  /** The attributes as JSON, to search for words; without `depends_on` and metadata. */
  public get text(): string {
    if (this.serialized === undefined) {
      const { "//": _, depends_on: __, ...own } = this.attributes;
      this.serialized = JSON.stringify(own);
    }
    return this.serialized;
  }

  /** The value at a path such as `spec.template`; `undefined` when it is not there. */
  public get(path: string): unknown {
    return valueAt(this.attributes, path);
  }

  /** The blocks at a path, or the expression that will make them. */
  public blocks(path: string): readonly unknown[] | string {
    return blocksAt(this.attributes, path);
  }

  /** `true` for an attribute that is set, to any value; the expression where only Terraform will know. */
  public has(path: string): true | string | undefined {
    return presence(this.get(path));
  }

  /** Whether this construct or one above it carries a note, such as that its size was reviewed. */
  public isNoted(note: string): boolean {
    return this.notes(note).length > 0;
  }

  /** What the notes of one kind say that this construct and those above it carry, the nearest last. */
  public notes(note: string): readonly unknown[] {
    return this.construct.node.scopes.flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === note).map(({ data }) => data),
    );
  }
}
