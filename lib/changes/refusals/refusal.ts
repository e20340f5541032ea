import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";

/** A change that the cloud refuses, or the provider for it, and the deploys that lead there all the same. */
export interface Refusal {
  /** What is refused: the change in place unless this says that it is the replacement. */
  readonly of?: "replacement";
  /** The arguments that it is about, as a report names them. */
  readonly arguments: readonly string[];
  /** Whether a change is refused. Where only Terraform knows a value, it is not. */
  readonly when: (change: ResourceChange, stack: StackChange) => boolean;
  /** Why: what the cloud answers. */
  readonly reason: string;
  /** The deploys that work, in their order. */
  readonly instead: string | ((change: ResourceChange) => string);
  /** The version of the provider from which on it is no longer refused. */
  readonly until?: string;
  /** Who says so. */
  readonly source: string;
}

/** Where AWS documents ElastiCache. */
export const ELASTICACHE_GUIDE = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg";
export const ELASTICACHE_API = "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference";
