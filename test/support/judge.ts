import { TerraformStack } from "cdktf";
import { faultIds } from "./faults";
import { testApp } from "./test-app";

/** What one rule refuses and accepts. */
export interface Cases<Props> {
  readonly refused: Partial<Props>[];
  readonly accepted: Partial<Props>[];
}

/** Tries each case in a stack of its own: what is refused has the fault of its rule, and no other. */
export function judge<Props>(
  table: Record<string, Cases<Props>>,
  build: (stack: TerraformStack, props: Partial<Props>) => unknown,
): void {
  describe.each(Object.entries(table))("%s", (id, { refused, accepted }) => {
    const faults = (props: Partial<Props>) =>
      faultIds(() => build(new TerraformStack(testApp(), "test"), props));

    test.each(refused)("refused: %j", (props) => {
      expect(faults(props)).toEqual([id]);
    });

    test.each(accepted)("accepted: %j", (props) => {
      expect(faults(props)).toEqual([]);
    });
  });
}
