/** What a container is promised, and what it may use at most. */
export interface ContainerResources {
  /** @example { cpu: "100m", memory: "64Mi" } */
  readonly requests: Record<string, string>;
  /** @example { memory: "256Mi" } */
  readonly limits: Record<string, string>;
}
