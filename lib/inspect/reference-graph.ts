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
      for (const source of this.direct(resource.attributes)) {
        link(this.sources, resource, source);
        this.join(resource, source);
      }
      for (const address of [resource.get("depends_on") ?? []].flat()) {
        const dependency = byAddress.get(String(address));
        if (dependency !== undefined) {
          this.join(resource, dependency);
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

  private join(one: ResourceView, other: ResourceView): void {
    link(this.neighbours, one, other);
    link(this.neighbours, other, one);
  }

  private direct(value: unknown): Set<ResourceView> {
    const found = new Set<ResourceView>();
    const seen = new Set<ResourceView>();
    const queue = this.view.referencedBy(value);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (!next.address.startsWith("data.")) {
        found.add(next);
      } else if (!seen.has(next)) {
        seen.add(next);
        queue.push(...this.view.referencedBy(next.attributes));
      }
    }
    return found;
  }
}

function link(links: Links, from: ResourceView, to: ResourceView): void {
  links.set(from, (links.get(from) ?? new Set()).add(to));
}
