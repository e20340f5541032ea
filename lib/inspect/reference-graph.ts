import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";

type Links = Map<ResourceView, Set<ResourceView>>;

/** Which resources of a stack take values from which, by way of data sources too. */
export class ReferenceGraph {
  private readonly sources: Links = new Map();
  private readonly neighbours: Links = new Map();

  constructor(
    /** The stack itself. */
    public readonly view: StackView,
    /** Resources that Terraform makes. */
    public readonly resources: readonly ResourceView[],
  ) {
    const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
    for (const resource of resources) {
      for (const source of this.sourcesOfAttributes(resource)) {
        link(this.sources, resource, source);
        this.linkNeighbours(resource, source);
      }
      for (const address of [resource.get("depends_on") ?? []].flat()) {
        const dependency = byAddress.get(String(address));
        if (dependency !== undefined) {
          this.linkNeighbours(resource, dependency);
        }
      }
    }
  }

  /** What a resource takes values from. */
  public sourcesOf(resource: ResourceView): ReadonlySet<ResourceView> {
    return this.sources.get(resource) ?? new Set();
  }

  /** What a resource takes values from or depends on, and what does so of it. */
  public neighboursOf(resource: ResourceView): ReadonlySet<ResourceView> {
    return this.neighbours.get(resource) ?? new Set();
  }

  private linkNeighbours(one: ResourceView, other: ResourceView): void {
    link(this.neighbours, one, other);
    link(this.neighbours, other, one);
  }

  /** The resources that a resource refers to, or that data sources which it refers to do. */
  private sourcesOfAttributes({ attributes }: ResourceView): ResourceView[] {
    const found = new Set(this.view.referencedBy(attributes));
    for (const source of found) {
      if (isDataSource(source)) {
        for (const next of this.view.referencedBy(source.attributes)) {
          found.add(next);
        }
      }
    }
    return [...found].filter((source) => !isDataSource(source));
  }
}

function isDataSource({ address }: ResourceView): boolean {
  return address.startsWith("data.");
}

function link(links: Links, from: ResourceView, to: ResourceView): void {
  links.set(from, (links.get(from) ?? new Set()).add(to));
}
