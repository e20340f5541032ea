import type { AttachableContainer } from "../objects/container";
import type { ClientParts } from "./client-parts";

/** A client whose parts may be in a pod already. */
export interface AttachedClient extends ClientParts {
  /** Where the client is in the tree. */
  readonly node: { readonly path: string };
  /** Names of all its variables, those of the ConfigMap included. */
  readonly variableNames: readonly string[];
}

/** The clients by their parts. Copies of pod templates and containers keep the parts as they are. */
const clientsOfParts = new WeakMap<object, AttachedClient>();

/** Remembers whose the parts of a client are. */
export function keepParts(client: AttachedClient): void {
  for (const part of [client.env, client.envFrom, client.volumes, client.volumeMounts].flat()) {
    clientsOfParts.set(part, client);
  }
}

/** The other clients that these parts of a pod come from, each once. */
export function otherClientsIn(parts: readonly object[], client: ClientParts): AttachedClient[] {
  const found = parts.flatMap((part) => clientsOfParts.get(part) ?? []);
  return [...new Set(found)].filter((other) => other !== client);
}

/** The parts of a container that variables come from. */
export function variableParts({ env, envFrom }: AttachableContainer): object[] {
  return [env, envFrom].flatMap((list) => (Array.isArray(list) ? list : []));
}
