import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { folderOf, writeWhole } from "../../core/stack-files";

/** Props of a `FileBesideStack`. */
export interface FileBesideStackProps {
  /** Path in the stack's folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file that synthesis writes into the stack's folder, next to the configuration. The file is complete
 * or absent, and a stack that fails writes none.
 *
 * A stack's `synthesizer` is the public place where synthesis can be extended. cdktf's `TerraformAsset`
 * copies a file that exists already, under a path of its own. A validation or an aspect would write the
 * file of a stack that fails afterwards.
 */
export class FileBesideStack extends Construct {
  constructor(scope: Construct, id: string, { path, text }: FileBesideStackProps) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const { synthesizer } = stack;
    stack.synthesizer = {
      synthesize: (session) => {
        synthesizer.synthesize(session);
        writeWhole(join(folderOf(stack), path), text);
      },
    };
  }
}
