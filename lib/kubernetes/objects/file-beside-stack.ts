import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Construct } from "constructs";
import { folderOf, writeWhole } from "../../core/stack-files";

/** How a `FileBesideStack` is made. */
export interface FileBesideStackProps {
  /** Path within the stack's folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file that synthesis writes beside the stack's configuration, for those who take it from there: it is
 * complete or absent, as the stack itself. It is what cdktf's own assets do, but for a text that is in no
 * file yet.
 */
export class FileBesideStack extends Construct {
  constructor(scope: Construct, id: string, { path: name, text }: FileBesideStackProps) {
    super(scope, id);
    addCustomSynthesis(this, {
      onSynthesize: () => writeWhole(join(folderOf(TerraformStack.of(this)), name), text),
    });
  }
}
