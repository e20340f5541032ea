/**
 * What ElastiCache does with the other tokens when a token is sent. The API's default is `ROTATE`.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html
 */
export function tokenStrategy(group: Readonly<Record<string, unknown>>): unknown {
  return group.auth_token_update_strategy ?? "ROTATE";
}
