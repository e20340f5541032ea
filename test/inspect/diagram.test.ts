import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { RedisInstance } from "@cdktf/provider-google/lib/redis-instance";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { ElastiCacheAlarms, ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import fc from "fast-check";
import type { Card, Diagram } from "../../lib/inspect/diagram";
import { CARD, layOut, type PlacedEdge } from "../../lib/inspect/diagram-layout";
import { type ResourceGroup, TONES } from "../../lib/inspect/resource-groups";
import { CACHE, inspected } from "./inspected";

/** The diagrams of a stack: rows by card, and edges. */
function drawn(build: Parameters<typeof inspected>[0]) {
  return inspected(build).inspection.diagrams.map(({ cache, cards, edges }) => ({
    cache,
    cards: Object.fromEntries(
      cards.map(({ title, rows }) => [title, rows.map(({ name }) => name)]),
    ),
    edges: edges.map(({ from, to }) => `${from.title} -> ${to.title}`),
  }));
}

test("shows what there is, and what takes values from what, by way of data sources too", () => {
  const [diagram] = drawn((stack) => {
    new ElastiCacheForKubernetes(stack, "Cache", {
      cache: { ...CACHE, allowFrom: { nodes: { securityGroupId: "sg-1" } } },
      kubernetes: { clients: { shop: {} } },
    });
  });
  expect(diagram).toEqual({
    cache: "Cache/Redis",
    cards: {
      Network: ["SubnetGroup", "SecurityGroup", "SecurityGroup/From-nodes"],
      "Encryption key": ["Key/Alias", "Key"],
      Credentials: ["AuthToken/Secret", "AuthToken/Secret/Version-initial"],
      Cache: ["shop-cache-redis", "ParameterGroup"],
      "Logs and alarms": ["EngineLog", "SlowLog"],
      cache: [
        "redis-client",
        "redis-exporter",
        "cache",
        "redis-alerts",
        "redis-auth",
        "redis-exporter",
        "redis-primary",
        "redis-reader",
        "redis-exporter",
      ],
      shop: ["redis-client", "redis-auth"],
    },
    edges: [
      "Network -> Cache",
      "Encryption key -> Credentials",
      "Encryption key -> Cache",
      "Encryption key -> Logs and alarms",
      "Credentials -> Cache",
      "Credentials -> cache",
      "Credentials -> shop",
      "Cache -> cache",
      "Cache -> shop",
      "Logs and alarms -> Cache",
    ],
  });
});

test("client namespaces that are alike stand in one card", () => {
  const [diagram] = drawn((stack) => {
    new ElastiCacheForKubernetes(stack, "Cache", {
      cache: CACHE,
      kubernetes: { clients: { shop: {}, checkout: {}, search: {} } },
    });
  });
  expect(diagram?.cards["checkout, search, shop"]).toEqual(["redis-client", "redis-auth"]);
});

test("many of a kind are counted", () => {
  const peers = ["a", "b", "c", "d"].map((name) => [name, { securityGroupId: `sg-${name}` }]);
  const [diagram] = drawn((stack) => {
    new ElastiCacheReplicationGroup(stack, "Cache", {
      ...CACHE,
      allowFrom: Object.fromEntries(peers),
    });
  });
  expect(diagram?.cards.Network).toContain("4 × vpc security group ingress rule");
});

describe("several caches", () => {
  const diagrams = drawn((stack) => {
    const topic = new SnsTopic(stack, "Topic", { name: "pager" });
    const prices = new ElastiCacheReplicationGroup(stack, "Prices", CACHE);
    const sessions = new ElastiCacheReplicationGroup(stack, "Sessions", {
      ...CACHE,
      kmsKeyArn: prices.kmsKeyArn,
    });
    for (const cache of [prices, sessions]) {
      const id = cache.node.id;
      new ElastiCacheAlarms(stack, `${id}Alarms`, { cache, topics: { critical: [topic.arn] } });
      new KubernetesCache(stack, `${id}Clients`, { cache, namespace: id.toLowerCase() });
    }
    new DeploymentV1(stack, "Unrelated", {
      metadata: { name: "unrelated", namespace: "tools" },
      spec: { template: { metadata: {}, spec: { container: [{ name: "a", image: "a" }] } } },
    });
  });

  test("have a diagram each, with what bears their name", () => {
    expect(diagrams.map(({ cache }) => cache)).toEqual(["Prices", "Sessions", undefined]);
    const [prices, sessions] = diagrams;
    expect(prices?.cards.Cache).toEqual(["shop-prices", "ParameterGroup"]);
    expect(Object.keys(prices?.cards ?? {})).toContain("prices");
    expect(Object.keys(prices?.cards ?? {})).not.toContain("sessions");
    expect(sessions?.cards["Logs and alarms"]).toContain("SessionsAlarms");
    expect(sessions?.cards["Logs and alarms"]).not.toContain("PricesAlarms");
  });

  test("have what they share in each of them", () => {
    for (const diagram of diagrams.slice(0, 2)) {
      expect(diagram.cards["Logs and alarms"]).toContain("Topic");
    }
  });

  test("have what one of them takes from another's parts", () => {
    expect(diagrams[1]?.cards["Encryption key"]).toContain("Prices/Key");
  });

  test("leave the rest to a diagram of its own", () => {
    expect(diagrams[2]?.cards).toEqual({ tools: ["unrelated"] });
  });
});

test("several caches that were written by hand have what takes values from them", () => {
  const diagrams = drawn((stack) => {
    for (const [id, name] of [
      // As the stack, whose name is in every path.
      ["east", "shop"],
      ["west", "shop-west"],
    ] as const) {
      const cache = new RedisInstance(stack, id, { name, memorySizeGb: 5 });
      new ConfigMapV1(stack, `settings-${id}`, {
        metadata: { name: `settings-of-${id}` },
        data: { host: cache.host },
      });
    }
  });
  expect(diagrams.map(({ cards }) => cards)).toEqual([
    { Cache: ["shop"], Cluster: ["settings-of-east"] },
    { Cache: ["shop-west"], Cluster: ["settings-of-west"] },
  ]);
});

describe("the layout of any diagram", () => {
  const diagrams = fc
    .array(fc.record({ rows: fc.integer({ min: 1, max: 6 }), column: fc.constantFrom(0, 1, 2) }), {
      minLength: 2,
      maxLength: 9,
    })
    .chain((cards) =>
      fc.record({
        cards: fc.constant(cards),
        edges: fc.uniqueArray(
          fc.tuple(fc.nat(cards.length - 1), fc.nat(cards.length - 1)).filter(([a, b]) => a !== b),
          { maxLength: 12, selector: String },
        ),
      }),
    )
    .map(({ cards, edges }): Diagram => {
      const made = cards.map(
        ({ rows, column }, index): Card => ({
          title: String(index),
          tone: TONES[index % TONES.length] as ResourceGroup["tone"],
          column: column as Card["column"],
          rows: Array.from({ length: rows }, () => ({ name: "a", kind: "b", addresses: [] })),
        }),
      );
      return {
        cards: made,
        edges: edges.map(([from, to]) => ({ from: made[from] as Card, to: made[to] as Card })),
      };
    });

  /** The straight parts of a line. */
  const segments = ({ points }: PlacedEdge) =>
    points.slice(1).map(([x, y], index) => {
      const [fromX, fromY] = points[index] as readonly [number, number];
      return {
        left: Math.min(x, fromX),
        right: Math.max(x, fromX),
        top: Math.min(y, fromY),
        bottom: Math.max(y, fromY),
      };
    });

  const overlap = (a0: number, a1: number, b0: number, b1: number) =>
    Math.min(a1, b1) - Math.max(a0, b0);

  type Segment = ReturnType<typeof segments>[number];

  function lieOnOneAnother(a: Segment, b: Segment): boolean {
    return (
      (a.top === a.bottom &&
        b.top === b.bottom &&
        a.top === b.top &&
        overlap(a.left, a.right, b.left, b.right) > 0) ||
      (a.left === a.right &&
        b.left === b.right &&
        a.left === b.left &&
        overlap(a.top, a.bottom, b.top, b.bottom) > 0)
    );
  }

  test("has no card on another, and all within the picture", () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { cards, edges, width, height } = layOut(diagram);
        const areApart = cards.every((card, index) =>
          cards
            .slice(index + 1)
            .every(
              (other) =>
                overlap(card.x, card.x + CARD.width, other.x, other.x + CARD.width) <= 0 ||
                overlap(card.y, card.y + card.height, other.y, other.y + other.height) <= 0,
            ),
        );
        const corners = [
          ...cards.map((card) => [card.x + CARD.width, card.y + card.height] as const),
          ...edges.flatMap(({ points }) => points),
        ];
        return areApart && corners.every(([x, y]) => x > 0 && x < width && y > 0 && y < height);
      }),
    );
  });

  test("leads no line across a card", () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const { cards, edges } = layOut(diagram);
        return edges
          .flatMap(segments)
          .every(({ left, right, top, bottom }) =>
            cards.every(
              ({ x, y, height }) =>
                right <= x || left >= x + CARD.width || bottom <= y || top >= y + height,
            ),
          );
      }),
    );
  });

  test("lays no line on that of another card", () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        const lines = layOut(diagram).edges;
        return lines.every((line) =>
          lines
            .filter(({ from }) => from !== line.from)
            .every((other) =>
              segments(line).every((a) => segments(other).every((b) => !lieOnOneAnother(a, b))),
            ),
        );
      }),
    );
  });
});
