import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Fn, propertyAccess, Token } from "cdktf";
import { Construct } from "constructs";
import { ClientVariable, Duration, type SecretReference } from "../../core";
import { withShape } from "../../core/shape";
import { withoutDirectives } from "../../core/terraform-directives";
import { findFaults, refuse } from "../../core/validation";
import type { ContainerEnv } from "../objects/container";
import { DEFAULT_NAMES } from "../objects/default-names";
import { objectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_CREDENTIALS_PROPS } from "../shapes";
import { CACHE_CREDENTIALS_RULES } from "./cache-credentials-rules";
import { clientCredentials } from "./client-credentials";
import { type CredentialsSource, type ExternalSecretSource, TOKEN_KEY } from "./credentials-source";
import { revisionNumber, waitForCaches } from "./secret-revision";

/** Props of `CacheCredentials`. */
export interface CacheCredentialsProps extends KubernetesCommonProps {
  /**
   * Where the Secret comes from. It has no effect for a cache without authentication and for a user who
   * authenticates by IAM: their clients need no Secret.
   *
   * @default - Terraform writes the Secret `redis-auth`
   */
  readonly source?: CredentialsSource;
  /**
   * Name of the cache's user in the cache's props, as whom the clients log in.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
}

/** Key of the user's name in a Secret that is made here. */
const USERNAME_KEY = "username";
/** The operator reads a secret again whenever an annotation changes. */
const REVISION_ANNOTATION = "force-sync";

/**
 * The credentials of the clients in one namespace: a Secret, whose value is in no output, no ConfigMap,
 * no annotation and no error. For a cache without authentication, and for a user who authenticates by
 * IAM, there is no Secret.
 *
 * Terraform writes the Secret after the cache has accepted the token or the password, so that no client
 * sends a new one too early.
 */
export class CacheCredentials extends Construct {
  /** Name of the Secret; `undefined` where there is none. */
  public readonly secretName?: string;
  /** The credentials as variables of a container. */
  public readonly env: readonly ContainerEnv[];
  /** Makes the revision only when it is read: every token of cdktf costs memory. */
  private readonly makeRevision: () => string | undefined = () => undefined;
  private readonly props: CacheCredentialsProps;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheCredentialsProps) {
    super(scope, id);
    const subject = `CacheCredentials ${this.node.path}`;
    props = withShape(subject, CACHE_CREDENTIALS_PROPS, props);
    this.props = props;
    const { cache, source = { kind: "terraform-secret" }, user } = props;
    const { userName: name, secret } = clientCredentials(cache.authentication, user);
    refuse(subject, findFaults(CACHE_CREDENTIALS_RULES, { ...props, source, user, secret }));
    refuseSameObjects(this);
    const userName = withoutDirectives(name);
    if (secret === undefined) {
      this.env =
        userName === undefined ? [] : [{ name: ClientVariable.AUTH_USERNAME, value: userName }];
      return;
    }

    const keys = { token: TOKEN_KEY, username: userName === undefined ? undefined : USERNAME_KEY };
    this.secretName = source.name ?? DEFAULT_NAMES.secret;
    switch (source.kind) {
      case "terraform-secret":
        this.makeRevision = this.terraformSecret(this.secretName, secret, userName);
        break;
      case "external-secret":
        this.makeRevision = this.externalSecret(this.secretName, source, secret, userName);
        break;
      case "existing-secret":
        this.makeRevision = () => secret.revision;
        keys.token = source.tokenKey ?? TOKEN_KEY;
        keys.username = source.usernameKey;
    }
    this.env = variables(this.secretName, keys, userName);
  }

  /**
   * A label that changes whenever the credentials change. Terraform changes what refers to it after the
   * Secret. `undefined` where there is no Secret.
   */
  public get revision(): string | undefined {
    return this.makeRevision();
  }

  /** A Secret with a write-only argument: its value is in no plan and not in the Secret's state. */
  private terraformSecret(
    name: string,
    secret: SecretReference,
    userName: string | undefined,
  ): () => string {
    const resource = new SecretV1(this, "Resource", {
      metadata: objectMetadata(name, "credentials", this.props),
      type: "Opaque",
      dataWo: {
        [TOKEN_KEY]: secret.unsafeExpression(),
        ...(userName !== undefined && { [USERNAME_KEY]: userName }),
      },
      dataWoRevision: revisionNumber([this.props]),
      ...metaArguments(this.props),
    });
    waitForCaches(resource, [this.props.cache]);
    return () => Token.asString(resource.interpolationForAttribute("data_wo_revision"));
  }

  private externalSecret(
    name: string,
    { store, refreshInterval = Duration.hours(1) }: ExternalSecretSource,
    secret: SecretReference,
    userName: string | undefined,
  ): () => string {
    const { annotations, ...metadata } = objectMetadata(name, "credentials", this.props);
    const resource = new Manifest(this, "Resource", {
      manifest: {
        apiVersion: "external-secrets.io/v1",
        kind: "ExternalSecret",
        metadata: {
          ...metadata,
          annotations: {
            ...annotations,
            [REVISION_ANNOTATION]: [userName, secret.revision].filter(Boolean).join(" "),
          },
        },
        spec: {
          refreshInterval: `${refreshInterval.toSeconds()}s`,
          secretStoreRef: store,
          target: {
            name,
            ...(userName !== undefined && {
              template: {
                data: { [TOKEN_KEY]: `{{ .${TOKEN_KEY} }}`, [USERNAME_KEY]: userName },
              },
            }),
          },
          data: [{ secretKey: TOKEN_KEY, remoteRef: withoutDirectives(remoteReference(secret)) }],
        },
      },
      ...metaArguments(this.props),
    });
    waitForCaches(resource, [this.props.cache]);
    return () =>
      Token.asString(
        propertyAccess(resource.interpolationForAttribute("manifest"), [
          "metadata",
          "annotations",
          REVISION_ANNOTATION,
        ]),
      );
  }
}

function variables(
  secretName: string,
  keys: { token: string; username?: string },
  userName: string | undefined,
): ContainerEnv[] {
  const fromSecret = (name: string, key: string): ContainerEnv => ({
    name,
    valueFrom: { secretKeyRef: { name: secretName, key } },
  });
  const token = fromSecret(ClientVariable.AUTH_TOKEN, keys.token);
  if (keys.username !== undefined) {
    return [fromSecret(ClientVariable.AUTH_USERNAME, keys.username), token];
  }
  return userName === undefined
    ? [token]
    : [{ name: ClientVariable.AUTH_USERNAME, value: userName }, token];
}

/** What the External Secrets Operator calls a secret: at AWS its ARN, at Google its name in the project. */
function remoteReference({ store, id, jsonKey }: SecretReference): Record<string, string> {
  const key = store === "google-secret-manager" ? Fn.basename(id) : id;
  return jsonKey === undefined ? { key } : { key, property: jsonKey };
}
