import * as net from "node:net";
import * as path from "node:path";
import { CachePurpose, EvictionPolicy, type IManagedCache } from "cdktf-managed-cache";
import type { RedisAlertName, RedisAlertSettings, WatchedWarmer } from "cdktf-managed-cache/alerts";
import { run } from "../../stacks/local/command";
import { freePort } from "../support/free-port";
import type { KubeStateMetrics } from "./kube-state-metrics";
import { RedisProcess } from "./redis-process";
import { SlowLink } from "./slow-link";

/** A running cache with a fault of its own, and what is to be heard of it. */
export interface FaultyCache {
  /** What the alerts are told about the cache. */
  readonly cache: Partial<IManagedCache> & { readonly cacheName: string };
  readonly nodes: readonly RedisProcess[];
  /** What its alerts have that the catalogue has not. */
  readonly overrides?: RedisAlertSettings["overrides"];
  readonly warmers?: readonly WatchedWarmer[];
  /** Whether the exporter may read the limit of connections by CONFIG. */
  readonly configAllowed?: boolean;
  readonly fault: string;
  readonly fires: readonly RedisAlertName[];
  readonly induce: () => void | Promise<void>;
  readonly heal: () => void | Promise<void>;
}

/** What faults are made with. What is left of them is given to `onStop`. */
export interface Workshop {
  readonly folder: string;
  readonly onStop: (stop: () => void | Promise<void>) => void;
  readonly kube: KubeStateMetrics;
}

const ALONE = { kind: "primary", replicas: 0 } as const;
const KEY_LIFE_SECONDS = 3600;

/** Something that is done again and again, until it is stopped. */
class Load {
  private timer?: NodeJS.Timeout;

  constructor(
    { onStop }: Workshop,
    private readonly every: number,
    private readonly work: () => unknown,
  ) {
    onStop(() => this.stop());
  }

  start(): void {
    // A command that fails is part of the fault.
    this.timer = setInterval(() => Promise.resolve(this.work()).catch(() => {}), this.every);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

async function redis(
  { folder, onStop }: Workshop,
  name: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RedisProcess> {
  const process = await RedisProcess.start(path.join(folder, name), settings);
  onStop(() => process.stop());
  return process;
}

async function replicaOf(
  workshop: Workshop,
  name: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<RedisProcess> {
  return redis(workshop, name, { replicaof: `127.0.0.1 ${port}`, ...settings });
}

async function quiet(workshop: Workshop): Promise<FaultyCache> {
  return {
    cache: { cacheName: "quiet", topology: ALONE },
    nodes: [await redis(workshop, "quiet")],
    fault: "none, and nobody uses it",
    fires: [],
    induce: () => {},
    heal: () => {},
  };
}

async function withoutReplica(workshop: Workshop): Promise<FaultyCache> {
  const primary = await redis(workshop, "without-replica-a");
  const replica = await replicaOf(workshop, "without-replica-b", primary.port);
  const other = await replicaOf(workshop, "without-replica-c", primary.port);
  return {
    cache: { cacheName: "without-replica", topology: { kind: "primary", replicas: 2 } },
    nodes: [primary, replica, other],
    fault: "one of two replicas is killed",
    fires: ["Down", "ReplicaMissing"],
    induce: () => replica.stop(),
    heal: () => replica.restart(),
  };
}

async function withoutPrimary(workshop: Workshop): Promise<FaultyCache> {
  const primary = await redis(workshop, "without-primary-a");
  const replica = await replicaOf(workshop, "without-primary-b", primary.port);
  return {
    cache: { cacheName: "without-primary", topology: { kind: "primary", replicas: 1 } },
    nodes: [primary, replica],
    fault: "the primary is killed",
    fires: ["Down", "NoPrimary", "ReplicationBroken"],
    induce: () => primary.stop(),
    heal: () => primary.restart(),
  };
}

/** A primary and a replica, and the link between them. */
async function linked(workshop: Workshop, cacheName: string) {
  // Nobody gives up the connection for its silence.
  const patient = { "repl-timeout": "3600", "repl-diskless-sync-delay": "0" };
  const primary = await redis(workshop, `${cacheName}-a`, patient);
  const link = await SlowLink.to(primary.port);
  workshop.onStop(() => link.close());
  const replica = await replicaOf(workshop, `${cacheName}-b`, link.port, patient);
  return {
    cache: { cacheName, topology: { kind: "primary", replicas: 1 } as const },
    nodes: [primary, replica],
    link,
  };
}

async function cutOff(workshop: Workshop): Promise<FaultyCache> {
  const { link, ...rest } = await linked(workshop, "cut-off");
  return {
    ...rest,
    fault: "the replication's link is cut",
    fires: ["ReplicaMissing", "ReplicationBroken"],
    induce: () => link.cut(),
    heal: () => link.mend(),
  };
}

async function lagging(workshop: Workshop): Promise<FaultyCache> {
  const { link, ...rest } = await linked(workshop, "lagging");
  return {
    ...rest,
    fault: "the replication's link holds what goes through",
    fires: ["ReplicationLag"],
    induce: () => link.pause(),
    heal: () => link.resume(),
  };
}

async function tooSmall(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "too-small", {
    maxmemory: "4mb",
    "maxmemory-policy": "allkeys-lru",
  });
  const client = await node.connect();
  let key = 0;
  const load = new Load(workshop, 100, () => {
    const pipeline = client.pipeline();
    for (let count = 0; count < 20; count += 1) {
      key += 1;
      pipeline.set(`key:${key}`, "x".repeat(2000), "EX", KEY_LIFE_SECONDS);
    }
    return pipeline.exec();
  });
  return {
    cache: {
      cacheName: "too-small",
      topology: ALONE,
      evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
    },
    nodes: [node],
    fault: "200 new keys a second in a full cache",
    fires: ["Evicting"],
    induce: () => load.start(),
    heal: () => load.stop(),
  };
}

async function store(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "store", {
    maxmemory: "4mb",
    "maxmemory-policy": "noeviction",
  });
  const client = await node.connect();
  let key = 0;
  const load = new Load(workshop, 200, () => {
    key += 1;
    return client.set(`key:${key}`, "x".repeat(50_000), "EX", KEY_LIFE_SECONDS);
  });
  return {
    cache: {
      cacheName: "store",
      topology: ALONE,
      evictionPolicy: EvictionPolicy.NOEVICTION,
    },
    nodes: [node],
    fault: "filled until writes fail",
    fires: ["MemoryHigh", "MemoryHighNoEviction", "OutOfMemoryErrors"],
    induce: () => load.start(),
    heal: async () => {
      load.stop();
      await client.flushall();
    },
  };
}

async function sessions(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "sessions", {
    maxmemory: "4mb",
    "maxmemory-policy": "volatile-lru",
  });
  const client = await node.connect();
  let key = 0;
  const load = new Load(workshop, 200, () => {
    key += 1;
    return client.set(`session:${key}`, "x".repeat(50_000), "EX", KEY_LIFE_SECONDS);
  });
  return {
    cache: {
      cacheName: "sessions",
      purpose: CachePurpose.STORE,
      topology: ALONE,
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
    },
    nodes: [node],
    fault: "a store that is filled until it evicts",
    fires: ["MemoryHigh", "StoreMemoryHigh", "StoreEvicting"],
    induce: () => load.start(),
    heal: async () => {
      load.stop();
      await client.flushall();
    },
  };
}

async function forgetful(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "forgetful");
  const client = await node.connect();
  const keys = Array.from({ length: 2000 }, (_, index) => `key:${index}`);
  return {
    cache: {
      cacheName: "forgetful",
      topology: ALONE,
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
    },
    nodes: [node],
    fault: "2000 keys without a TTL",
    fires: ["KeysWithoutTtl"],
    induce: async () => {
      await client.mset(keys.flatMap((key) => [key, "x"]));
    },
    heal: async () => {
      const pipeline = client.pipeline();
      for (const key of keys) {
        pipeline.expire(key, KEY_LIFE_SECONDS);
      }
      await pipeline.exec();
    },
  };
}

const MAX_CLIENTS = 50;

/** Connections that stay open until they are dropped. */
function holdConnections(workshop: Workshop, node: RedisProcess) {
  const sockets: net.Socket[] = [];
  const drop = () => {
    for (const socket of sockets.splice(0)) {
      socket.destroy();
    }
  };
  workshop.onStop(drop);
  return {
    open: (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const socket = net.connect(node.port, "127.0.0.1");
        socket.on("error", () => {});
        sockets.push(socket);
      }
    },
    drop,
  };
}

async function crowded(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "crowded", { maxclients: String(MAX_CLIENTS) });
  const connections = holdConnections(workshop, node);
  return {
    cache: { cacheName: "crowded", topology: ALONE },
    nodes: [node],
    configAllowed: true,
    fault: `45 of ${MAX_CLIENTS} connections, a limit that the exporter tells`,
    fires: ["ConnectionsHigh"],
    induce: () => connections.open(45),
    heal: connections.drop,
  };
}

async function overrun(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "overrun", { maxclients: String(MAX_CLIENTS) });
  const connections = holdConnections(workshop, node);
  const bursts = holdConnections(workshop, node);
  // Short and seldom, since the exporter is refused as well while they last.
  const load = new Load(workshop, 4000, () => {
    bursts.open(10);
    setTimeout(bursts.drop, 10);
  });
  return {
    cache: {
      cacheName: "overrun",
      topology: ALONE,
      limits: { nodes: 1, connectionsPerNode: MAX_CLIENTS },
    },
    nodes: [node],
    fault: `more than ${MAX_CLIENTS} connections, a limit that the cache knows`,
    fires: ["ConnectionsHigh", "ConnectionsRejected"],
    induce: () => {
      connections.open(45);
      load.start();
    },
    heal: () => {
      load.stop();
      connections.drop();
      bursts.drop();
    },
  };
}

async function guarded(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "guarded");
  const client = await node.connect();
  const load = new Load(workshop, 1000, () => client.call("AUTH", "nobody", "wrong"));
  return {
    cache: { cacheName: "guarded", topology: ALONE },
    nodes: [node],
    fault: "a wrong password every second",
    fires: ["AuthFailures"],
    induce: () => load.start(),
    heal: () => load.stop(),
  };
}

async function cold(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "cold");
  const client = await node.connect();
  await client.set("there", "x", "EX", KEY_LIFE_SECONDS);
  let key = "there";
  const load = new Load(workshop, 20, () => client.get(key));
  load.start();
  return {
    cache: { cacheName: "cold", topology: ALONE },
    nodes: [node],
    fault: "50 reads a second that miss",
    fires: ["HitRateLow"],
    induce: () => {
      key = "not there";
    },
    heal: () => {
      key = "there";
    },
  };
}

/** A script that keeps the engine busy for about so long. */
async function busyScript(node: RedisProcess, milliseconds: number): Promise<string> {
  const client = await node.connect();
  const rounds = 1_000_000;
  const start = process.hrtime.bigint();
  await client.eval(`for i = 1, ${rounds} do end`, 0);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  return `for i = 1, ${Math.ceil((rounds * milliseconds) / took)} do end`;
}

async function slow(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "slow", { "slowlog-log-slower-than": "10000" });
  const client = await node.connect();
  const script = await busyScript(node, 25);
  const load = new Load(workshop, 100, () => client.eval(script, 0));
  return {
    cache: { cacheName: "slow", topology: ALONE },
    nodes: [node],
    fault: "ten scripts a second of 25 ms each",
    fires: ["LatencyHigh", "SlowCommands"],
    induce: () => load.start(),
    heal: () => load.stop(),
  };
}

async function busy(workshop: Workshop): Promise<FaultyCache> {
  const node = await redis(workshop, "busy", { "slowlog-log-slower-than": "1000000" });
  const client = await node.connect();
  const script = await busyScript(node, 20);
  let on = false;
  const work = async () => {
    while (on) {
      await client.eval(script, 0);
    }
  };
  const heal = () => {
    on = false;
  };
  workshop.onStop(heal);
  return {
    cache: { cacheName: "busy", topology: ALONE },
    nodes: [node],
    // Other tests use the same processors: nobody can say how much of one is left.
    overrides: { EngineCpuHigh: { threshold: 0.3 } },
    fault: "scripts of 20 ms each without a pause",
    fires: ["EngineCpuHigh", "LatencyHigh"],
    induce: () => {
      on = true;
      // It ends with the connection.
      work().catch(() => {});
    },
    heal,
  };
}

async function sharded(workshop: Workshop): Promise<FaultyCache> {
  const nodes: RedisProcess[] = [];
  for (const name of ["a", "b", "c"]) {
    nodes.push(
      await redis(workshop, `sharded-${name}`, {
        "cluster-enabled": "yes",
        // Unless it is told, it is the port and 10000, which may be more than there are.
        "cluster-port": String(await freePort()),
      }),
    );
  }
  const [hot] = nodes as [RedisProcess];
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  await run("redis-cli", ["--cluster", "create", ...addresses, "--cluster-yes"]);
  const client = await hot.connect();
  const load = new Load(workshop, 50, () => {
    const pipeline = client.pipeline();
    for (let count = 0; count < 25; count += 1) {
      // Slot 3300, which is the first node's.
      pipeline.set("b", "x", "EX", KEY_LIFE_SECONDS);
    }
    return pipeline.exec();
  });
  return {
    cache: {
      cacheName: "sharded",
      topology: { kind: "cluster", shards: 3, replicasPerShard: 0 },
    },
    nodes,
    fault: "500 writes a second of one key, of three shards",
    fires: ["HotShard"],
    induce: () => load.start(),
    heal: () => load.stop(),
  };
}

async function warmed(workshop: Workshop): Promise<FaultyCache> {
  const { kube } = workshop;
  return {
    cache: { cacheName: "warmed", topology: ALONE },
    nodes: [await redis(workshop, "warmed")],
    warmers: kube.warmers,
    fault: "of three warmers one is late, one has never run, one fails",
    fires: ["WarmerFailed", "WarmerLate", "WarmerNeverSucceeded"],
    induce: () => kube.breakWarmers(),
    heal: () => kube.healWarmers(),
  };
}

/** Every cache with its fault. */
export async function makeFaultyCaches(workshop: Workshop): Promise<FaultyCache[]> {
  const caches: FaultyCache[] = [];
  for (const make of [
    quiet,
    withoutReplica,
    withoutPrimary,
    cutOff,
    lagging,
    tooSmall,
    store,
    sessions,
    forgetful,
    crowded,
    overrun,
    guarded,
    cold,
    slow,
    busy,
    sharded,
    warmed,
  ]) {
    caches.push(await make(workshop));
  }
  return caches;
}
