/** What a rule sees of a value when it asks only whether there is one. @internal */
export class Given {
  /** For messages: the value may be a secret, or one that only Terraform knows. */
  public toString(): string {
    return "given";
  }
}

const GIVEN = new Given();

/**
 * For a rule that asks only whether something is given, and never what it is. A token is given too: such
 * a rule judges it like a literal.
 * @internal
 */
export function presence(value: unknown): Given | undefined {
  return value === undefined || value === null ? undefined : GIVEN;
}
