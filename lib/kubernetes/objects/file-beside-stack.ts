import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { folderOf, writeWhole } from "../../core/stack-files";

/** The files of each stack, and the construct that writes them. */
const filesOfStacks = new WeakMap<TerraformStack, Map<string, { text: string; owner: string }>>();

function filesOf(scope: Construct): Map<string, { text: string; owner: string }> {
  const stack = TerraformStack.of(scope);
  const files = filesOfStacks.get(stack) ?? new Map();
  filesOfStacks.set(stack, files);
  return files;
}

/** The path of the construct that writes another text into the same file, if there is one. */
export function otherWriterOf(
  scope: Construct,
  { path, text }: FileBesideStackProps,
): string | undefined {
  const file = filesOf(scope).get(path);
  return file === undefined || file.text === text ? undefined : file.owner;
}

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
    filesOf(this).set(path, { text, owner: scope.node.path });
    const { synthesizer } = stack;
    stack.synthesizer = {
      synthesize: (session) => {
        synthesizer.synthesize(session);
        writeWhole(join(folderOf(stack), path), text);
      },
    };
  }
}
