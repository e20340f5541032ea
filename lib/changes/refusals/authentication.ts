import { isTrue } from "../../terraform/attribute-values";
import { tokenStrategy } from "../../terraform/cache-resources/elasticache/token-strategy";
import { addedItems, changes, isGiven } from "./conditions";
import { ELASTICACHE_GUIDE, type Refusal } from "./refusal";

const AUTH = `${ELASTICACHE_GUIDE}/auth.html`;
const OFF = `${ELASTICACHE_GUIDE}/in-transit-encryption-disable.html`;

/** What ElastiCache refuses of the token and the users of a replication group. */
export const AUTHENTICATION: readonly Refusal[] = [
  {
    arguments: ["user_group_ids", "auth_token_update_strategy"],
    when: (change) =>
      isGiven(change.before, "auth_token") &&
      addedItems(change, "user_group_ids").length > 0 &&
      tokenStrategy(change.after) !== "DELETE",
    reason:
      "ElastiCache gives users to a cache with a token only when the request deletes the token",
    instead:
      'with AWS provider 6.31 or later set auth_token_update_strategy = "DELETE" and remove auth_token in the deploy that adds user_group_ids; else make a second cache with users and move the clients',
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/39546",
  },
  {
    arguments: ["auth_token_update_strategy"],
    when: (change) =>
      changes(change, "auth_token_update_strategy") &&
      isGiven(change.after, "auth_token_update_strategy") &&
      !isGiven(change.after, "auth_token"),
    reason: "the provider takes a strategy only together with auth_token",
    instead: "use AWS provider 6.31 or later",
    until: "6.31.0",
    source: "https://github.com/hashicorp/terraform-provider-aws/pull/45518",
  },
  {
    arguments: ["auth_token_update_strategy"],
    when: (change) =>
      tokenStrategy(change.before) === "DELETE" &&
      !isGiven(change.after, "auth_token_update_strategy") &&
      !isGiven(change.after, "auth_token"),
    reason: "the provider sends an empty token when the strategy goes",
    instead: "keep auth_token_update_strategy = DELETE: it does nothing more",
    source:
      "https://github.com/hashicorp/terraform-provider-aws/blob/001b6364c1a3b3045e152f655440a6d47eb44a70/internal/service/elasticache/replication_group.go",
  },
  {
    arguments: ["auth_token"],
    when: (change) =>
      isGiven(change.before, "auth_token") &&
      !isGiven(change.after, "auth_token") &&
      tokenStrategy(change.after) !== "DELETE",
    reason: "ElastiCache takes a token off only in exchange for users",
    instead:
      "give the cache users in the deploy that deletes the token, then remove the users; or make a second cache",
    source: OFF,
  },
  {
    arguments: ["auth_token", "auth_token_update_strategy"],
    when: (change) =>
      isGiven(change.after, "auth_token") &&
      changes(change, "auth_token") &&
      tokenStrategy(change.after) === "SET",
    reason:
      "ElastiCache takes SET only for the token of the last ROTATE; where it takes another one, every client with the old token is locked out",
    instead:
      "set the new token with ROTATE, move the clients to it, then set the same token with SET. A label that was there before draws another token: it does not bring the old one back",
    source: AUTH,
  },
  {
    arguments: ["auth_token"],
    when: (change) =>
      isGiven(change.after, "auth_token") &&
      changes(change, "auth_token") &&
      !isTrue(change.before.transit_encryption_enabled) &&
      change.before.transit_encryption_enabled !== undefined &&
      !String(change.before.transit_encryption_enabled).includes("${"),
    reason: "ElastiCache takes a token only on a cache with TLS",
    instead:
      "turn TLS on first (transit_encryption_mode = preferred, then required), then set the token with ROTATE and with SET",
    source: AUTH,
  },
];
