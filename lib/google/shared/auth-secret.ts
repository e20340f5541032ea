import { SecretManagerSecret } from "@cdktf/provider-google/lib/secret-manager-secret";
import { SecretManagerSecretVersion } from "@cdktf/provider-google/lib/secret-manager-secret-version";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { SecretReference } from "../../core";

/** How an `AuthSecret` is made. */
export interface AuthSecretProps {
  readonly cacheName: string;
  readonly region: string;
  /** The expression of the instance's AUTH string. */
  readonly authString: string;
  readonly rotationLabel: string;
  /** @default - a key that Google owns */
  readonly kmsKeyName?: string;
  readonly labels?: Record<string, string>;
  readonly project?: string;
  readonly provider?: TerraformProvider;
  /** What must be there first: the grant that lets Secret Manager use the key. */
  readonly dependsOn?: ITerraformDependable[];
}

/** The AUTH string that Google generated for an instance, kept in Secret Manager. */
export class AuthSecret extends Construct {
  /** `projects/PROJECT/secrets/SECRET`. */
  public readonly secretName: string;
  public readonly token: SecretReference;

  constructor(scope: Construct, id: string, props: AuthSecretProps) {
    super(scope, id);
    const { region, kmsKeyName, provider } = props;
    const secret = new SecretManagerSecret(this, "Resource", {
      secretId: `memorystore-${props.cacheName}-auth-string`,
      replication: {
        // In the cache's region alone: that is where its key is.
        userManaged: {
          replicas: [
            {
              location: region,
              customerManagedEncryption: kmsKeyName === undefined ? undefined : { kmsKeyName },
            },
          ],
        },
      },
      labels: props.labels,
      project: props.project,
      provider,
      dependsOn: props.dependsOn,
    });
    const version = new SecretManagerSecretVersion(this, "Version", {
      secret: secret.id,
      secretData: props.authString,
      provider,
      // A new AUTH string is there before the old one goes, so that there is always a current one.
      lifecycle: { createBeforeDestroy: true },
    });
    this.secretName = secret.id;
    this.token = new SecretReference({
      store: "google-secret-manager",
      id: this.secretName,
      revision: props.rotationLabel,
      expression: version.secretData,
    });
  }
}
