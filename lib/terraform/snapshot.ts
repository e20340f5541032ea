import { homedir } from "node:os";
import { sep } from "node:path";
import type { TerraformStack } from "cdktf";
import { mapTexts } from "../core/map-texts";
import { withShape } from "../core/shape";
import { CacheValidationError, refuse } from "../core/validation/validation-error";
import type { Configuration } from "./configuration-blocks";
import { misshapesIn } from "./configuration-shape";
import { unfoldJson } from "./json-inside";
import { isObject, members } from "./json-object";
import { parseJson } from "./parse-json";
import { maskBlock } from "./secret-masking";
import {
  FORMAT_SNAPSHOT_ARGUMENTS,
  SNAPSHOT_STACK_ARGUMENTS,
  SNAPSHOT_SYNTHESIZED_ARGUMENTS,
} from "./shapes";
import { synthesizeWithValidations } from "./validated-synthesis";

/**
 * A synthesized stack, made to be committed and compared: sorted, without metadata, versions of
 * providers, folders of the machine and values of secrets.
 */
export interface StackSnapshot {
  /** Tells what this is, and in which form. */
  readonly snapshot: typeof SNAPSHOT_FORM;
  /** Name of the stack. */
  readonly stack: string;
  /** The sections of the configuration, as Terraform knows them. */
  readonly configuration: Record<string, unknown>;
}

/** The form of snapshots that this version writes and reads. */
export const SNAPSHOT_FORM = "cdktf-managed-cache/1";

/**
 * The snapshot of a stack, with its validations on. Equal for the stack of a test and for what
 * `cdktf synth` writes.
 *
 * @throws CacheValidationError for anything but a stack, and what the validations of the stack find
 */
export function snapshotStack(stack: TerraformStack): StackSnapshot {
  withShape("snapshotStack", SNAPSHOT_STACK_ARGUMENTS, { stack });
  return makeSnapshot(stack.node.id, synthesizeWithValidations(stack));
}

/**
 * The snapshot of a stack that `cdktf synth` has written.
 *
 * @param json - content of its `cdk.tf.json`
 * @throws CacheValidationError when it is no synthesized stack, or a section has an odd shape
 */
export function snapshotSynthesized(json: string): StackSnapshot {
  ({ json } = withShape("snapshotSynthesized", SNAPSHOT_SYNTHESIZED_ARGUMENTS, { json }));
  const parsed = parseJson(json);
  const comment = isObject(parsed) ? parsed["//"] : undefined;
  const metadata = isObject(comment) ? comment.metadata : undefined;
  const stack = isObject(metadata) ? metadata.stackName : undefined;
  if (!isObject(parsed) || typeof stack !== "string" || stack === "") {
    throw new CacheValidationError("the synthesized stack", [
      {
        id: "synthesis.form",
        found:
          parsed === undefined
            ? "no synthesized stack, but a text that is no whole JSON"
            : "no synthesized stack: it has no stackName in its metadata",
        expected: "the cdk.tf.json that cdktf synth writes",
        fix: "run cdktf synth again",
      },
    ]);
  }
  const { "//": _, ...configuration } = parsed;
  refuse(
    "the synthesized stack",
    misshapesIn(configuration).map((misshape) => ({
      id: "synthesis.configuration",
      ...misshape,
      fix: "correct the override that makes it so, and run cdktf synth again",
    })),
  );
  return makeSnapshot(stack, configuration);
}

/** Whether a value is a snapshot of this form. */
export function isSnapshot(value: unknown): value is StackSnapshot {
  return isObject(value) && value.snapshot === SNAPSHOT_FORM;
}

/**
 * A snapshot as text, the same for equal stacks. JSON in a text, such as a dashboard, has a line for each
 * of its values.
 *
 * @throws CacheValidationError for anything but a snapshot
 */
export function formatSnapshot(snapshot: StackSnapshot): string {
  ({ snapshot } = withShape("formatSnapshot", FORMAT_SNAPSHOT_ARGUMENTS, { snapshot }));
  const configuration = unfoldJson(snapshot.configuration);
  return JSON.stringify({ ...snapshot, configuration }, null, 2);
}

function makeSnapshot(stack: string, json: Configuration): StackSnapshot {
  const masked = Object.fromEntries(
    members(json)
      .filter(([section]) => section !== "//")
      .map(([section, content]) => [section, maskSection(section, content)]),
  );
  const configuration = sorted(withoutVersions(mapTexts(masked, withoutFolders())));
  return {
    snapshot: SNAPSHOT_FORM,
    stack,
    configuration: configuration as Record<string, unknown>,
  };
}

function maskSection(section: string, content: unknown): unknown {
  const isNested = section === "resource" || section === "data";
  if (!isObject(content)) {
    return maskBlock(section, "", content);
  }
  return Object.fromEntries(
    members(content).map(([type, inner]) => [
      type,
      isNested
        ? Object.fromEntries(
            members(inner).map(([name, block]) => [name, maskBlock(section, type, block)]),
          )
        : maskBlock(section, type, inner),
    ]),
  );
}

/** Versions of providers come with the bindings: an upgrade of those is no change of the stack. */
function withoutVersions(configuration: unknown): unknown {
  if (!isObject(configuration) || !isObject(configuration.terraform)) {
    return configuration;
  }
  const { terraform } = configuration;
  const required = members(terraform.required_providers).map(([name, provider]) => {
    const { version: _, ...rest } = provider as Record<string, unknown>;
    return [name, rest];
  });
  return {
    ...configuration,
    terraform: {
      ...terraform,
      ...(required.length > 0 && { required_providers: Object.fromEntries(required) }),
    },
  };
}

/** Makes a text the same on every machine: the project's folder is `.`, the home folder `~`. */
function withoutFolders(): (text: string) => string {
  const folders = [
    [process.cwd(), "."],
    [homedir(), "~"],
  ] as const;
  return (text) =>
    folders.reduce(
      (changed, [folder, short]) =>
        changed === folder || changed.startsWith(folder + sep)
          ? short + changed.slice(folder.length)
          : changed,
      text,
    );
}

/** By name; and the few lists whose order means nothing to Terraform by their items. */
function sorted(value: unknown, name?: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return name === "depends_on" || name === "ignore_changes" ? items.sort() : items;
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => key !== "//")
      .sort()
      .map((key) => [key, sorted(value[key], key)]),
  );
}
