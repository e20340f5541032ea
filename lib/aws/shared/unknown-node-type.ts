import { Fn, type IResolvable, Token } from "cdktf";
import { isUnresolved } from "../../core/validation";
import { DEFAULT_RESERVED_MEMORY_PERCENT, NODE_TYPES, type NodeType } from "./node-types";

/** A node type, and what is known of it. */
interface NodeTypeFacts {
  readonly nodeType: string;
  readonly knownNodeType: NodeType | undefined;
}

/** Whether the nodes tier data. Terraform looks it up where it alone knows the node type. */
export function dataTiering({
  nodeType,
  knownNodeType,
}: NodeTypeFacts): IResolvable | true | undefined {
  if (isUnresolved(nodeType)) {
    const tiering = namesThat((type) => type.dataTiering);
    return Token.asAny(
      Fn.conditional(Fn.contains(tiering, nodeType), true, Token.nullValue()),
    ) as IResolvable;
  }
  return knownNodeType?.dataTiering ? true : undefined;
}

/** The recommended share of reserved memory in percent, which Terraform looks up for a reference to a node type. */
export function recommendedReservedMemory(nodeType: string): string {
  const special = namesThat((type) => !isDefault(type)).map((name) => [
    name,
    String(NODE_TYPES.get(name)?.reservedMemoryPercent),
  ]);
  return Token.asString(
    Fn.lookup(Object.fromEntries(special), nodeType, String(DEFAULT_RESERVED_MEMORY_PERCENT)),
  );
}

function isDefault({ reservedMemoryPercent }: NodeType): boolean {
  return reservedMemoryPercent === DEFAULT_RESERVED_MEMORY_PERCENT;
}

function namesThat(matches: (type: NodeType) => boolean): string[] {
  return [...NODE_TYPES].filter(([, type]) => matches(type)).map(([name]) => name);
}
