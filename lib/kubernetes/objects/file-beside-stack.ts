import { rmSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { folderOf, writeWhole } from "../../core/stack-files";

interface WrittenFile {
  readonly text: FileBesideStackProps["text"];
  /** The construct that writes it. */
  readonly owner: string;
}

/** The files of each stack. */
const filesOfStacks = new WeakMap<TerraformStack, Map<string, WrittenFile>>();

function filesOf(scope: Construct): Map<string, WrittenFile> {
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
  /** The text, or what makes it once the tree is complete: `undefined` for no file. */
  readonly text: string | (() => string | undefined);
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
        const file = join(folderOf(stack), path);
        const content = typeof text === "string" ? text : text();
        if (content === undefined) {
          rmSync(file, { force: true });
        } else {
          writeWhole(file, content);
        }
      },
    };
  }
}
