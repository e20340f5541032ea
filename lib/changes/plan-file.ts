import { parsePlan, type TerraformPlan } from "./terraform-plan";
import { parseFrom, readBytes, textOf } from "./text-file";

/** How the saved plan of Terraform itself begins: it is a ZIP archive. */
const SAVED_PLAN = Buffer.from("PK\u0003\u0004");

/**
 * A plan from a file.
 *
 * @param file - its name, or `-` for the standard input
 */
export function readPlan(file: string): TerraformPlan {
  const isInput = file === "-";
  const name = isInput ? "the standard input" : file;
  const bytes = readBytes(isInput ? 0 : file, name);
  if (bytes.subarray(0, SAVED_PLAN.length).equals(SAVED_PLAN)) {
    throw new Error(
      `${name} is a saved plan; give the output of terraform show -json for it: terraform show -json ${isInput ? "PLAN" : file}`,
    );
  }
  return parseFrom(name, textOf(bytes, name), parsePlan);
}
