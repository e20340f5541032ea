/** What Kubernetes reserves for a container, and how much the container may use at most. */
export interface ContainerResources {
  /** What is reserved, in Kubernetes' notation: `cpu` of `100m`, `memory` of `64Mi`. */
  readonly requests: Record<string, string>;
  /** The most that the container may use: `memory` of `256Mi`. */
  readonly limits: Record<string, string>;
}
