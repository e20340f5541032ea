import type { Symbol as TsSymbol, Type } from "typescript/unstable/sync" with {
  "resolution-mode": "import",
};
import { INSTANCES } from "../../lib/core/shape/instances";
import type { TypeScript } from "./typescript-api";

/** Other names of what instances are. */
const SYNONYMS: Record<string, keyof typeof INSTANCES> = {
  ConnectionLoad: "ConnectionBudget",
  IConstruct: "Construct",
};

/** Maps of which rules judge the names, with a message of their own. */
const MAPS = ["AlertOverrides"];

/**
 * Properties that take more than their types say: texts that may be blank, and lists that reach an argument
 * of a resource as they are, so that the whole list may be a reference.
 */
const WIDER: Record<string, string> = {
  "AlarmTopics.critical": "listOrReference(text)",
  "AlarmTopics.warning": "listOrReference(text)",
  "ElastiCacheIngressProps.securityGroupIds": "listOrReference(text)",
  "ElastiCacheReplicationGroupProps.snapshotArns": "listOrReference(text)",
  "ElastiCacheServerlessProps.snapshotArnsToRestore": "listOrReference(text)",
  "ExporterSettings.args": "listOrReference(anyText)",
  "PolicyChannels.critical": "listOrReference(text)",
  "PolicyChannels.warning": "listOrReference(text)",
  "RedisAlertSettings.alertNamePrefix": "anyText",
  "parsePlan.text": "anyText",
  "parseSnapshots.text": "anyText",
  "snapshotSynthesized.json": "anyText",
  "WarmerSettings.args": "listOrReference(anyText)",
  "WarmerSettings.command": "listOrReference(anyText)",
};

/** Keeps the constant of a named type, once it is written. */
export interface Constants {
  has(name: string): boolean;
  add(declared: TsSymbol, name: string, expression: string): void;
}

/** Writes the expressions that make shapes: `optional(text)`, or the name of a constant. */
export class ShapeWriter {
  constructor(
    private readonly typescript: TypeScript,
    private readonly constants: Constants,
  ) {}

  /** `object({ … })` of properties or parameters. */
  public objectOf(symbols: readonly TsSymbol[], where: string): string {
    const properties = symbols.map((symbol) => this.property(symbol, `${where}.${symbol.name}`));
    return `object({ ${properties.join(", ")} })`;
  }

  /** The expression of a type. Throws for a type that has no shape, at the path `where`. */
  public expression(type: Type, where: string): string {
    const { checker, TypeFlags } = this.typescript;
    const name = type.getAliasSymbol()?.name ?? type.getSymbol()?.name ?? "";
    const instance = SYNONYMS[name] ?? name;
    if (instance in INSTANCES) {
      return `INSTANCES.${instance}`;
    }
    if (MAPS.includes(name)) {
      const [item] = checker.getPropertiesOfType(type);
      return `map(${this.expression(this.typescript.givenTypeOf(item as TsSymbol), where)})`;
    }
    if (type.isTypeParameter()) {
      return this.expression(checker.getBaseConstraintOfType(type) as Type, where);
    }
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) {
      return "json";
    }
    if (type.flags & TypeFlags.String) {
      return "text";
    }
    if (type.flags & TypeFlags.Number) {
      return "number";
    }
    if (type.isUnionType() || type.isLiteralType()) {
      return this.union(this.typescript.partsOf(type), where);
    }
    if (checker.isArrayType(type) && type.isTypeReference()) {
      const [item] = checker.getTypeArguments(type);
      return `list(${this.expression(item as Type, `${where}[]`)})`;
    }
    const [index] = checker.getIndexInfosOfType(type);
    if (index) {
      const item = this.expression(index.valueType, `${where}.*`);
      // Values of labels, tags, parameters and variables may be empty.
      return `map(${item.replace(/^(either\()?text\b/, "$1anyText")})`;
    }
    if (type.isObjectType()) {
      return this.object(type, where);
    }
    throw new Error(`${where}: no shape for ${checker.typeToString(type)}`);
  }

  private property(symbol: TsSymbol, where: string): string {
    const { SymbolFlags, TypeFlags } = this.typescript;
    const type = this.typescript.typeOf(symbol);
    const isOptional =
      Boolean(symbol.flags & SymbolFlags.Optional) ||
      this.typescript
        .partsOf(type)
        .some(({ flags }) => flags & (TypeFlags.Undefined | TypeFlags.Any | TypeFlags.Unknown));
    const expression = WIDER[this.typescript.declaredName(symbol)] ?? this.expression(type, where);
    return `${symbol.name}: ${isOptional ? "optional" : "required"}(${expression})`;
  }

  private union(types: readonly Type[], where: string): string {
    const { TypeFlags } = this.typescript;
    const parts = types.filter(({ flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Null)));
    const choices = parts.filter(
      (part) => part.isStringLiteralType() || part.isNumberLiteralType(),
    );
    const booleans = parts.filter((part) => part.isBooleanLiteralType());
    const others = parts.filter((part) => !part.isLiteralType());
    const objects = others.filter((part) => this.kindOf(part) !== undefined);
    const rest = others.filter((part) => !objects.includes(part));
    const expressions = [
      ...(choices.length > 0 ? [this.choice(choices)] : []),
      ...(booleans.length > 0 ? ["boolean"] : []),
      ...rest.map((other) => this.expression(other, where)),
      ...this.variants(objects, where),
    ];
    return expressions.length === 1
      ? (expressions[0] as string)
      : `either(${expressions.join(", ")})`;
  }

  /** A choice; that of an enum has a constant. */
  private choice(types: readonly Type[]): string {
    const values = types.map((type) => JSON.stringify((type as { value?: unknown }).value));
    const expression = `choice(${values.join(", ")})`;
    const declared = types[0]?.getSymbol()?.getParent();
    if (declared === undefined || !(declared.flags & this.typescript.SymbolFlags.Enum)) {
      return expression;
    }
    return this.constant(declared, () => expression);
  }

  /** Objects that their `kind` tells apart. */
  private variants(types: readonly Type[], where: string): string[] {
    if (types.length < 2) {
      return types.map((type) => this.expression(type, where));
    }
    const variants = types.map(
      (type) => `${JSON.stringify(this.kindOf(type))}: ${this.expression(type, where)}`,
    );
    return [`variants("kind", { ${variants.join(", ")} })`];
  }

  private kindOf(type: Type): string | undefined {
    const kind = this.typescript.checker.getPropertyOfType(type, "kind");
    const kindType = kind && this.typescript.typeOf(kind);
    return kindType?.isStringLiteralType() ? kindType.value : undefined;
  }

  private object(type: Type, where: string): string {
    const { SymbolFlags } = this.typescript;
    const symbol = type.getSymbol();
    const properties = () => this.interfaceOf(type, where);
    if (!symbol || type.getAliasSymbol() || !(symbol.flags & SymbolFlags.Interface)) {
      if (symbol && symbol.flags & SymbolFlags.Class) {
        throw new Error(`${where}: ${symbol.name} is not in lib/core/shape/instances.ts`);
      }
      return properties();
    }
    return this.constant(symbol, properties);
  }

  /** The properties of an interface, those of the interfaces that it extends by their constants. */
  private interfaceOf(type: Type, where: string): string {
    const { checker, SymbolFlags } = this.typescript;
    const bases = (type.getBaseTypes() ?? []).filter(
      (base) =>
        base.getAliasSymbol() === undefined &&
        !this.typescript.isGeneric(base) &&
        Boolean((base.getSymbol()?.flags ?? 0) & SymbolFlags.Interface),
    );
    const inherited = new Set(
      bases.flatMap((base) => checker.getPropertiesOfType(base).map(({ id }) => id)),
    );
    const spreads = bases.map((base) => `...${this.expression(base, where)}.properties, `);
    const own = checker.getPropertiesOfType(type).filter(({ id }) => !inherited.has(id));
    return this.objectOf(own, where).replace("{ ", `{ ${spreads.join("")}`);
  }

  private constant(declared: TsSymbol, expression: () => string): string {
    const name = constantName(declared.name);
    if (!this.constants.has(name)) {
      this.constants.add(declared, name, expression());
    }
    return name;
  }
}

/** `CACHE_WARMER_PROPS` for `CacheWarmerProps`. */
export function constantName(name: string): string {
  return name
    .replace(".", "_")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toUpperCase()
    .replace("ELASTI_CACHE", "ELASTICACHE");
}
