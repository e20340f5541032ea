import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { Construct } from "constructs";
import { withoutDirectives } from "../../core/terraform-directives";
import type { ObjectMetadata } from "../objects/object-metadata";
import { type KubernetesObjectProps, metaArguments } from "../objects/object-props";
import type { PodSettings } from "./pod-settings";

/** A service account of a cluster. */
export interface KubernetesServiceAccount {
  /** Its namespace. */
  readonly namespace: string;
  /** Its name. */
  readonly name: string;
}

/**
 * The account that pods run as: the existing one of the settings, or one that is made here with the pods' name. That
 * one has no rights and no token.
 */
export function serviceAccountFor(
  scope: Construct,
  metadata: ObjectMetadata,
  settings: PodSettings,
  props: Pick<KubernetesObjectProps, "dependsOn" | "provider">,
): string {
  const { serviceAccountName, serviceAccountAnnotations } = settings;
  if (serviceAccountName !== undefined) {
    return serviceAccountName;
  }
  new ServiceAccountV1(scope, "ServiceAccount", {
    metadata: {
      ...metadata,
      ...(serviceAccountAnnotations && {
        annotations: { ...metadata.annotations, ...withoutDirectives(serviceAccountAnnotations) },
      }),
    },
    automountServiceAccountToken: false,
    ...metaArguments(props),
  });
  return metadata.name;
}

/** The same where the settings say so; `undefined` for the namespace's default account. */
export function chosenServiceAccount(
  scope: Construct,
  metadata: ObjectMetadata,
  settings: PodSettings,
  props: Pick<KubernetesObjectProps, "dependsOn" | "provider">,
): string | undefined {
  return settings.serviceAccountName === undefined &&
    settings.serviceAccountAnnotations === undefined
    ? undefined
    : serviceAccountFor(scope, metadata, settings, props);
}
