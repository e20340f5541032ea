import type { KubernetesCacheSettings, PodSettings } from "../kubernetes";

/** What gives the pods of a warmer the identity of a cloud. */
interface WarmerIdentity {
  /** Annotations of the service account; one that exists is annotated by its owner. */
  readonly serviceAccountAnnotations: Record<string, string>;
  /** Labels of the pods. @default - none */
  readonly podLabels?: Record<string, string>;
}

/** The cluster side with warmers that have an identity. What the settings say wins. */
export function withWarmerIdentity(
  { warmer, warmers = {}, ...settings }: KubernetesCacheSettings = {},
  { serviceAccountAnnotations, podLabels }: WarmerIdentity,
): KubernetesCacheSettings {
  const identified = <Warmer extends PodSettings>(one: Warmer): Warmer => ({
    ...one,
    ...(one.serviceAccountName === undefined && {
      serviceAccountAnnotations: { ...serviceAccountAnnotations, ...one.serviceAccountAnnotations },
    }),
    ...(podLabels && { podLabels: { ...podLabels, ...one.podLabels } }),
  });
  return {
    ...settings,
    warmer: warmer && identified(warmer),
    warmers: Object.fromEntries(
      Object.entries(warmers).map(([name, one]) => [name, identified(one)]),
    ),
  };
}
