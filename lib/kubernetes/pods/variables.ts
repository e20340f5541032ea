import { ClientVariable } from "../../core";
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

/** Names of the variables by which a client finds the cache. */
export function contractVariables({ env }: { readonly env: readonly ContainerEnv[] }): string[] {
  return [...Object.values(ClientVariable), ...env.map(({ name }) => name)];
}
