/**
 * The ARNs of a service's resources. The partition and the region are judged as the AWS provider judges them.
 *
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
 */
export function arnOf(service: string, resource: string): RegExp {
  return new RegExp(
    `^arn:aws(-[a-z]+)*:${service}:[a-z]{2,4}(-[a-z]+)+-\\d{1,2}:\\d{12}:${resource}$`,
  );
}

/** Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const TOPIC_ARN = arnOf("sns", "[\\w-]{1,256}(\\.fifo)?");

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const SECRET_ARN = arnOf("secretsmanager", "secret:[\\w/+=.@-]{1,512}");

/** A key, not an alias. Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN */
export const KEY_ARN = arnOf("kms", "key/[A-Za-z0-9-]+");

/**
 * An RDB file in S3, which ElastiCache makes a cache from.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const RDB_ARN = /^arn:aws[a-z-]*:s3:::[a-z0-9.-]{3,63}\/[^,]+\.rdb$/;

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html */
export const USER_ARN = arnOf("elasticache", "user:[A-Za-z][A-Za-z0-9-]{0,39}");
