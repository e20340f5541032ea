import * as path from "node:path";
import type { Checker, Program, Symbol as TsSymbol, Type } from "typescript/unstable/sync" with {
  "resolution-mode": "import",
};

type Flags = typeof import("typescript/unstable/sync", { with: { "resolution-mode": "import" }});

/** What the compiler knows of this project, until it is closed. */
export class TypeScript {
  /** Starts the compiler. Its API is an ES module. */
  public static async open(): Promise<TypeScript> {
    return new TypeScript(await import("typescript/unstable/sync"));
  }

  public readonly checker: Checker;
  public readonly program: Program;
  public readonly SymbolFlags: Flags["SymbolFlags"];
  public readonly TypeFlags: Flags["TypeFlags"];
  public readonly SignatureKind: Flags["SignatureKind"];
  public readonly close: () => void;

  private constructor({ API, SymbolFlags, TypeFlags, SignatureKind }: Flags) {
    const api = new API({ cwd: process.cwd() });
    this.close = () => api.close();
    const snapshot = api.updateSnapshot({ openProjects: [path.resolve("tsconfig.json")] });
    const [project] = snapshot.getProjects();
    if (project === undefined) {
      throw new Error("tsconfig.json has no project");
    }
    this.checker = project.checker;
    this.program = project.program;
    this.SymbolFlags = SymbolFlags;
    this.TypeFlags = TypeFlags;
    this.SignatureKind = SignatureKind;
  }

  /** What a file exports, behind all aliases. */
  public exportsOf(file: string): TsSymbol[] {
    const source = this.program.getSourceFile(file);
    const symbol = source && this.checker.getSymbolAtLocation(source);
    if (symbol === undefined) {
      throw new Error(`${file} exports nothing`);
    }
    return this.checker
      .getExportsOfModule(symbol)
      .map((exported) =>
        exported.flags & this.SymbolFlags.Alias
          ? this.checker.getAliasedSymbol(exported)
          : exported,
      );
  }

  public typeOf(symbol: TsSymbol): Type {
    const type = this.checker.getTypeOfSymbol(symbol);
    if (type === undefined) {
      throw new Error(`${symbol.name} has no type`);
    }
    return type;
  }

  /** The type of a property when it is given. */
  public givenTypeOf(symbol: TsSymbol): Type {
    const type = this.typeOf(symbol);
    return this.checker.getNonNullableType(type) ?? type;
  }

  /** The members of a union; of another type itself. */
  public partsOf(type: Type): readonly Type[] {
    return (type.isUnionType() && type.getTypes()) || [type];
  }

  public isGeneric(type: Type): boolean {
    return type.isTypeReference() && this.checker.getTypeArguments(type).length > 0;
  }

  /** `WarmerSettings.command`, also where `Omit` has the property. */
  public declaredName({ name, declarations: [declaration] }: TsSymbol): string {
    const owner = declaration?.resolve()?.parent as { name?: { text: string } } | undefined;
    return `${owner?.name?.text}.${name}`;
  }

  /** Parameters of a function, or of the constructor of a class. */
  public parametersOf(symbol: TsSymbol, kind: "Call" | "Construct"): readonly TsSymbol[] {
    // The last overload is the widest.
    const signature = this.checker
      .getSignaturesOfType(this.typeOf(symbol), this.SignatureKind[kind])
      .at(-1);
    return signature?.getParameters() ?? [];
  }
}
