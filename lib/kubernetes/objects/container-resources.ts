/** What a container is promised, and what it may use at most. */
export interface ContainerResources {
  /** What is reserved, in Kubernetes' notation: `cpu` of `100m`, `memory` of `64Mi`. */
  readonly requests: Record<string, string>;
  /** What is the most: `memory` of `256Mi`. */
  readonly limits: Record<string, string>;
}
