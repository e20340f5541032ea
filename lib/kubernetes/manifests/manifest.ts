import { isPlainObject } from "../../core/plain-object";
import {
  KINDS,
  MAPS,
  MAPS_OF,
  NOT_SENT,
  NUMBERS,
  OCTALS,
  RENAMED,
  REPEATED,
  SINGLE,
} from "./fields";

/** The arguments of a resource as Terraform will read them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** An object as the Kubernetes API takes it. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Whether an object of this type can be rendered. */
export function isRendered(type: string): boolean {
  return type === "kubernetes_manifest" || type in KINDS;
}

/** The manifest of a resource. */
export function manifestOf(type: string, block: Arguments): Manifest {
  if (type === "kubernetes_manifest") {
    return block.manifest as Manifest;
  }
  const [apiVersion, kind] = KINDS[type] ?? [];
  return { apiVersion, kind, ...fieldsOf(block, [...MAPS, ...(MAPS_OF[kind ?? ""] ?? [])]) };
}

function fieldsOf(block: Arguments, maps: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(block)
      .filter(([argument]) => !NOT_SENT.includes(argument))
      .map(([argument, value]) => [
        fieldName(argument, value),
        maps.includes(argument) ? value : fieldValue(argument, value, maps),
      ]),
  );
}

function fieldName(argument: string, value: unknown): string {
  const repeated = Array.isArray(value) ? REPEATED[argument] : undefined;
  return (
    repeated ??
    RENAMED[argument] ??
    argument.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  );
}

function fieldValue(argument: string, value: unknown, maps: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => fieldValue(argument, item, maps));
    return SINGLE.includes(argument) ? items[0] : items;
  }
  if (isPlainObject(value)) {
    return fieldsOf(value, maps);
  }
  if (typeof value === "string" && /^\d+$/.test(value)) {
    return numberOf(argument, value);
  }
  return value;
}

function numberOf(argument: string, digits: string): string | number {
  if (OCTALS.includes(argument)) {
    return Number.parseInt(digits, 8);
  }
  return NUMBERS.includes(argument) ? Number(digits) : digits;
}
