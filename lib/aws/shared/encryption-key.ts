import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** How an `EncryptionKey` is made. */
export interface EncryptionKeyProps {
  /** Names the description. */
  readonly cacheName: string;
  /** With `alias/` before it. */
  readonly alias: string;
  /** Names of log groups that the key encrypts, `*` allowed at the end. @default - the cache has no logs */
  readonly logGroupName?: string;
  readonly deletionProtection: boolean;
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/** What a service needs of a key to encrypt with it. */
const USE_ACTIONS = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

/** The key of one cache: its data, its logs and its secrets. It rotates yearly and has an alias. */
export class EncryptionKey extends Construct {
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { cacheName, provider, tags } = props;

    const key = new KmsKey(this, "Resource", {
      description:
        props.logGroupName === undefined
          ? `Data and secrets of cache ${cacheName}`
          : `Data, logs and secrets of cache ${cacheName}`,
      enableKeyRotation: true,
      policy: this.policy(props).json,
      tags,
      provider,
      lifecycle: { preventDestroy: props.deletionProtection },
    });
    new KmsAlias(this, "Alias", {
      name: props.alias,
      targetKeyId: key.keyId,
      provider,
    });
    this.arn = key.arn;
  }

  private policy({ logGroupName, provider }: EncryptionKeyProps): DataAwsIamPolicyDocument {
    const account = new DataAwsCallerIdentity(this, "Account", { provider }).accountId;
    // `id` is the region's name in version 5 and 6 of the provider alike; `name` is deprecated in 6.
    const region = new DataAwsRegion(this, "Region", { provider }).id;
    const { partition, dnsSuffix } = new DataAwsPartition(this, "Partition", { provider });

    return new DataAwsIamPolicyDocument(this, "Policy", {
      provider,
      statement: [
        {
          // Without it nobody could administer the key; IAM policies of the account apply.
          sid: "Account",
          actions: ["kms:*"],
          resources: ["*"],
          principals: [{ type: "AWS", identifiers: [`arn:${partition}:iam::${account}:root`] }],
        },
        {
          // Anyone who may use these services in this account may use the key through them, as with the
          // keys that AWS manages.
          sid: "CacheAndSecrets",
          actions: [...USE_ACTIONS, "kms:CreateGrant"],
          resources: ["*"],
          principals: [{ type: "AWS", identifiers: ["*"] }],
          condition: [
            { test: "StringEquals", variable: "kms:CallerAccount", values: [account] },
            {
              test: "StringEquals",
              variable: "kms:ViaService",
              values: ["elasticache", "secretsmanager"].map(
                (service) => `${service}.${region}.${dnsSuffix}`,
              ),
            },
          ],
        },
        ...(logGroupName === undefined
          ? []
          : [
              {
                // CloudWatch Logs names the log group it encrypts for, so only this cache's can use the key.
                sid: "Logs",
                actions: USE_ACTIONS,
                resources: ["*"],
                principals: [{ type: "Service", identifiers: [`logs.${region}.${dnsSuffix}`] }],
                condition: [
                  {
                    test: "ArnLike",
                    variable: "kms:EncryptionContext:aws:logs:arn",
                    values: [
                      `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}`,
                    ],
                  },
                ],
              },
            ]),
      ],
    });
  }
}
