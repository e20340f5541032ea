import { createHash } from "node:crypto";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Construct } from "constructs";
import type { CacheUser, SecretReference } from "../cache";
import { type CacheAuthentication, ClientVariable } from "../cache";
import { findFaults, isUnresolved, refuse, rulesFor } from "../cache/validation";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "./common";
import type { ContainerEnv } from "./container";
import { dnsLabelRule, NAMESPACE_RULE } from "./name-rules";

/** How `CacheCredentials` are made. */
export interface CacheCredentialsProps extends KubernetesCommonProps {
  /** @default "redis-auth" */
  readonly secretName?: string;
  /**
   * Which of the cache's users the clients are.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
}

/** Keys of the Secret. */
const TOKEN_KEY = "token";
const USERNAME_KEY = "username";

/**
 * What clients of one namespace authenticate with: a Secret whose value goes to the cluster through a
 * write-only argument, so that it is in no plan and not in the Secret's state. A cache without
 * authentication, or with a user who authenticates by IAM, needs no Secret and gets none.
 */
export class CacheCredentials extends Construct {
  /** Name of the Secret; `undefined` where there is none. */
  public readonly secretName?: string;
  /** The credentials as variables of a container. */
  public readonly env: readonly ContainerEnv[];

  /** @throws CacheValidationError for a user that the cache does not have */
  constructor(scope: Construct, id: string, props: CacheCredentialsProps) {
    super(scope, id);
    const secretName = props.secretName ?? "redis-auth";
    refuse(`CacheCredentials ${this.node.path}`, findFaults(RULES, { ...props, secretName }));

    const { userName, secret } = credentials(props.cache.authentication, props.user);
    if (secret === undefined) {
      this.env =
        userName === undefined ? [] : [{ name: ClientVariable.AUTH_USERNAME, value: userName }];
      return;
    }
    new SecretV1(this, "Resource", {
      metadata: objectMetadata(secretName, "credentials", props),
      type: "Opaque",
      dataWo: {
        [TOKEN_KEY]: secret.unsafeExpression(),
        ...(userName !== undefined && { [USERNAME_KEY]: userName }),
      },
      // Without a revision the Secret stays empty (hashicorp/terraform-provider-kubernetes#2833).
      dataWoRevision: revisionNumber(secret),
      ...metaArguments(props),
    });
    this.secretName = secretName;
    const fromSecret = (name: string, key: string): ContainerEnv => ({
      name,
      valueFrom: { secretKeyRef: { name: secretName, key } },
    });
    this.env = [
      ...(userName === undefined ? [] : [fromSecret(ClientVariable.AUTH_USERNAME, USERNAME_KEY)]),
      fromSecret(ClientVariable.AUTH_TOKEN, TOKEN_KEY),
    ];
  }
}

function findUser(
  authentication: CacheAuthentication,
  name: string | undefined,
): CacheUser | undefined {
  if (authentication.kind !== "users") {
    return undefined;
  }
  return name === undefined
    ? authentication.users[0]
    : authentication.users.find((user) => user.name === name);
}

function credentials(
  authentication: CacheAuthentication,
  userName: string | undefined,
): { userName?: string; secret?: SecretReference } {
  if (authentication.kind === "token") {
    return { secret: authentication.token };
  }
  const user = findUser(authentication, userName);
  return { userName: user?.name, secret: user?.password };
}

/** A number that changes with the label: 1 to 2^31 − 1, since Terraform must see it rise or fall. */
function revisionNumber({ revision }: SecretReference): number {
  const hash = createHash("sha256").update(revision).digest();
  return (hash.readUInt32BE(0) % (2 ** 31 - 1)) + 1;
}

const rule = rulesFor<CacheCredentialsProps>();

const RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CacheCredentialsProps>(
    "kubernetes.secret-name",
    "secretName",
    (props) => props.secretName,
  ),
  rule({
    id: "kubernetes.client-user",
    given: ({ user, cache: { authentication } }) => {
      if (user === undefined || isUnresolved(user)) {
        return undefined;
      }
      const users = authentication.kind === "users" ? authentication.users : [];
      return { user, users: users.map(({ name }) => name) };
    },
    holds: ({ user, users }) => users.includes(user),
    allowed: "one of the cache's users",
    fix: "correct the name, or leave user out for the first one",
  }),
];
