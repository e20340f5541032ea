import { findFaults, refuse, rulesFor } from "../../core/validation";
import type { AttachableContainer, AttachablePodTemplate } from "../objects/container";
import { type AttachedClient, otherClientsIn, variableParts } from "./attached-clients";
import { POD_TEMPLATE_RULE } from "./pod-template-rule";

/**
 * A copy of a pod template with the parts of a client in every container, or only in the named containers
 * and init containers. A container's own variables come last, so that they win over the contract.
 * @internal
 */
export function withClientParts<Template extends AttachablePodTemplate>(
  subject: string,
  template: Template,
  parts: AttachedClient,
  names: readonly string[] | undefined,
): Template {
  refuse(subject, findFaults([POD_TEMPLATE_RULE], template));
  const { metadata } = template;
  const spec = template.spec ?? {};
  const { annotations } = metadata as { annotations?: Record<string, string> };
  const isClient = (container: AttachableContainer, isInit: boolean) =>
    names === undefined ? !isInit : names.includes(container.name);
  const containers = known(spec.container);
  const initContainers = known(spec.initContainer);
  const clients = [
    ...containers.filter((container) => isClient(container, false)),
    ...initContainers.filter((container) => isClient(container, true)),
  ];
  refuse(subject, findFaults(RULES, { spec, clients, names, parts }));

  const attach = (container: AttachableContainer): AttachableContainer => ({
    ...container,
    env: [...parts.env, ...known(container.env)],
    envFrom: [...parts.envFrom, ...known(container.envFrom)],
    volumeMount: [...known(container.volumeMount), ...parts.volumeMounts],
  });
  const attachAll = (list: readonly AttachableContainer[]) =>
    list.map((container) => (clients.includes(container) ? attach(container) : container));
  return {
    ...template,
    metadata: { ...metadata, annotations: { ...annotations, ...parts.annotations } },
    spec: {
      ...spec,
      container: attachAll(containers),
      ...(spec.initContainer && { initContainer: attachAll(initContainers) }),
      volume: [...known(spec.volume), ...parts.volumes],
    },
  };
}

/** The items of a list. A list that only Terraform will know has none here, and a rule refuses it. */
function known<Item>(list: readonly Item[] | object | undefined): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

interface Attachment {
  readonly spec: NonNullable<AttachablePodTemplate["spec"]>;
  readonly clients: readonly AttachableContainer[];
  readonly names: readonly string[] | undefined;
  readonly parts: AttachedClient;
}

const rule = rulesFor<Attachment>();

const SET_NAME =
  'set name: "sessions" on one of the KubernetesCaches, or variablePrefix: "SESSIONS_" on one CacheClientConfig';

const RULES = [
  rule({
    id: "kubernetes.attach-lists",
    inputs: ({ spec, clients }) => ({
      unknown: [
        ...unknownLists(spec, ["container", "initContainer", "volume"]),
        ...clients.flatMap((client) => unknownLists(client, ["env", "envFrom", "volumeMount"])),
      ],
    }),
    isValid: ({ unknown }) => unknown.length === 0,
    expected: "lists whose items are known at synthesis",
    fix: "write these lists as arrays, or add env, envFrom, volumes and volumeMounts yourself",
  }),
  rule({
    id: "kubernetes.attach-containers",
    inputs: ({ spec, clients, names }) =>
      unknownLists(spec, ["container", "initContainer"]).length > 0
        ? undefined
        : { containers: names, attached: clients.map(({ name }) => name) },
    isValid: ({ containers, attached }) =>
      attached.length > 0 && (containers ?? []).every((name) => attached.includes(name)),
    expected: "names of containers and init containers of the pod template, at least one",
    fix: "correct the names, or leave containers out for every container",
  }),
  rule({
    id: "kubernetes.attach-twice",
    inputs: ({ spec, clients, parts }) => ({
      volumes: inBoth("name", spec.volume, parts.volumes),
      mountPaths: clients.flatMap(({ volumeMount }) =>
        inBoth("mountPath", volumeMount, parts.volumeMounts),
      ),
      attached: pathsOf(otherClientsIn(known(spec.volume), parts)),
    }),
    isValid: ({ volumes, mountPaths }) => volumes.length === 0 && mountPaths.length === 0,
    expected: "a pod template without the volume and the mount that are added",
    fix: `rename the volume or move the mount; of two caches ${SET_NAME}`,
  }),
  rule({
    id: "kubernetes.attach-variables",
    inputs: ({ clients, parts }) => {
      const others = otherClientsIn(clients.flatMap(variableParts), parts)
        .map((other) => ({ other, common: inCommon(other, parts) }))
        .filter(({ common }) => common.length > 0);
      return {
        client: parts.node.path,
        attached: pathsOf(others.map(({ other }) => other)),
        variables: [...new Set(others.flatMap(({ common }) => common))],
      };
    },
    isValid: ({ attached }) => attached.length === 0,
    expected: "variables that no client in the same container sets: one of the two would be hidden",
    fix: SET_NAME,
  }),
];

/** Names of the variables that both clients set. */
function inCommon(one: AttachedClient, other: AttachedClient): string[] {
  return one.variableNames.filter((name) => other.variableNames.includes(name));
}

function pathsOf(clients: readonly AttachedClient[]): string[] {
  return clients.map(({ node }) => node.path);
}

/** Values of a field that both lists have. */
function inBoth(
  field: string,
  own: readonly object[] | object | undefined,
  added: readonly object[],
): unknown[] {
  const valuesIn = (list: readonly object[]) =>
    list.map((item) => (item as Record<string, unknown>)[field]);
  const taken = valuesIn(added);
  return valuesIn(known(own)).filter((value) => taken.includes(value));
}

/** Names of the lists whose items only Terraform will know. */
function unknownLists<Holder extends object>(holder: Holder, names: (keyof Holder)[]): string[] {
  return names
    .filter((name) => holder[name] !== undefined && !Array.isArray(holder[name]))
    .map(String);
}
