import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { revisionNumber, waitForCaches } from "../clients/secret-revision";
import type { ContainerEnv } from "../objects/container";
import type { ObjectMetadata } from "../objects/object-metadata";
import { type KubernetesObjectProps, metaArguments } from "../objects/object-props";
import { type ExporterTarget, targetAddressExpression, targetPassword } from "./target";

/** Props of `ExporterPasswords`. */
export interface ExporterPasswordsProps
  extends Pick<KubernetesObjectProps, "dependsOn" | "provider"> {
  readonly metadata: ObjectMetadata;
  readonly targets: readonly ExporterTarget[];
}

const KEY = "passwords.json";
const MOUNT_PATH = "/etc/redis-exporter";

/**
 * The passwords of many caches in a Secret, in the form that redis_exporter reads: a JSON object that maps
 * each exact address to a password. Without passwords there is no Secret, and nothing for the pod.
 */
export class ExporterPasswords extends Construct {
  public readonly env: ContainerEnv[] = [];
  public readonly volumes: { name: string; secret: { secretName: string } }[] = [];
  public readonly volumeMounts: { name: string; mountPath: string; readOnly: boolean }[] = [];
  /** Restart the pod when a password changes: the exporter reads the file only when it starts. */
  public readonly podAnnotations: Record<string, string> = {};

  constructor(scope: Construct, id: string, props: ExporterPasswordsProps) {
    super(scope, id);
    const { metadata } = props;
    const entries = props.targets.flatMap((target) => {
      const password = targetPassword(target);
      return password === undefined ? [] : [{ target, password }];
    });
    if (entries.length === 0) {
      return;
    }

    const secretName = `${metadata.name}-passwords`;
    const secret = new SecretV1(this, "Resource", {
      metadata: { ...metadata, name: secretName },
      type: "Opaque",
      dataWo: {
        [KEY]: Fn.jsonencode(
          Fn.zipmap(
            entries.map(({ target }) => targetAddressExpression(target)),
            entries.map(({ password }) => password.unsafeExpression()),
          ),
        ),
      },
      dataWoRevision: revisionNumber(entries.map(({ target }) => target)),
      ...metaArguments(props),
    });
    waitForCaches(
      secret,
      entries.map(({ target }) => target.cache),
    );
    this.env.push({ name: "REDIS_PASSWORD_FILE", value: `${MOUNT_PATH}/${KEY}` });
    this.volumes.push({ name: "passwords", secret: { secretName } });
    this.volumeMounts.push({ name: "passwords", mountPath: MOUNT_PATH, readOnly: true });
    this.podAnnotations["checksum/redis-auth"] = Token.asString(
      secret.interpolationForAttribute("data_wo_revision"),
    );
  }
}
