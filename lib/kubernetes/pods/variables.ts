import { literal } from "../../core/terraform-literal";
import type { ContainerEnv } from "../objects/container";
import type { PodSettings, VariableValue } from "./pod-settings";

/** A key of a Secret or of a ConfigMap. */
export interface KeyReference {
  readonly name: string;
  readonly key: string;
}

/** One variable of a container, with its value or the key where that is. */
export interface ContainerVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: KeyReference;
    readonly configMapKeyRef?: KeyReference;
  };
}

/** The variables of the settings as the bindings take them. */
export function variables(env: PodSettings["env"] = {}): ContainerVariable[] {
  return Object.entries(env).map(([name, value]) => ({ name, ...sourceOf(value) }));
}

function sourceOf(value: VariableValue): Omit<ContainerVariable, "name"> {
  if (typeof value === "string") {
    return { value: literal(value) };
  }
  const { kind, name, key } = value;
  return {
    valueFrom: { [kind === "secret" ? "secretKeyRef" : "configMapKeyRef"]: { name, key } },
  };
}

/** A client, as far as its variables go. */
export interface VariableOwner {
  readonly env: readonly ContainerEnv[];
  readonly variablePrefix: string;
  /** Names of all variables of its contract, without the prefix. */
  readonly contract: readonly string[];
}

/** Names of the variables by which a client finds the cache. */
export function contractVariables({ env, variablePrefix, contract }: VariableOwner): string[] {
  return [...contract.map((name) => `${variablePrefix}${name}`), ...env.map(({ name }) => name)];
}
