import * as path from "node:path";
import { EvictionPolicy, type IManagedCache } from "cdktf-managed-cache";
import type { RedisAlertName } from "cdktf-managed-cache/alerts";
import { type Certificates, makeCertificates } from "../../stacks/local/certificates";
import { get, MemcachedProcess, set } from "./memcached-process";

/** A running Memcached with a fault of its own, and what is to be heard of it. */
export interface FaultyMemcached {
  readonly cacheName: string;
  readonly nodes: readonly MemcachedProcess[];
  readonly evictionPolicy?: IManagedCache["evictionPolicy"];
  /** Where its nodes speak TLS. */
  readonly certificates?: Certificates;
  readonly fault: string;
  readonly fires: readonly RedisAlertName[];
  readonly induce: () => void | Promise<void>;
  readonly heal: () => void | Promise<void>;
}

/** What faults are made with. What is left of them is given to `onStop`. */
export interface MemcachedWorkshop {
  readonly folder: string;
  readonly onStop: (stop: () => void | Promise<void>) => void;
  /** Takes the targets of a cache away from Prometheus, or brings them back. */
  readonly measure: (cacheName: string, isMeasured: boolean) => void;
}

/** What the certificate of the encrypted cache names beside 127.0.0.1. */
export const CERTIFIED_HOST = "cache.test";

/** Some 26 of these are files of its own: it refuses more than 374. */
const MAX_CONNECTIONS = 400;
const MANY = 340;
const TOO_MANY = 60;

async function node(
  { folder, onStop }: MemcachedWorkshop,
  name: string,
  ...flags: string[]
): Promise<MemcachedProcess> {
  const process = await MemcachedProcess.start(path.join(folder, name), ...flags);
  onStop(() => process.stop());
  return process;
}

/** Commands that are sent again and again over one connection, until they are stopped. */
function load({ onStop }: MemcachedWorkshop, memcached: MemcachedProcess, commands: () => string) {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearInterval(timer);
  onStop(stop);
  return {
    start: () => {
      const [socket] = memcached.connect(1);
      timer = setInterval(() => socket?.write(commands()), 100);
    },
    stop,
  };
}

/** New items, as many as are asked for, one size after the other. */
function newItems(count: number, ...sizes: number[]): () => string {
  let key = 0;
  return () =>
    Array.from({ length: count }, () => {
      key += 1;
      return set(`key:${key}`, sizes[key % sizes.length] as number);
    }).join("");
}

async function encrypted(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const certificates = await makeCertificates(
    path.join(workshop.folder, "certificates"),
    CERTIFIED_HOST,
  );
  const { certificate, key } = certificates;
  // As root it gives up its rights before it reads the key.
  const flags = ["-Z", "-o", `ssl_chain_cert=${certificate},ssl_key=${key}`];
  return {
    cacheName: "encrypted",
    nodes: [await node(workshop, "encrypted", ...flags)],
    certificates,
    fault: "none, and nobody uses it; its node speaks TLS",
    fires: [],
    induce: () => {},
    heal: () => {},
  };
}

async function lost(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const nodes = [await node(workshop, "lost-a"), await node(workshop, "lost-b")];
  return {
    cacheName: "lost",
    nodes,
    fault: "one of two nodes is killed",
    fires: ["Down"],
    induce: () => nodes[1]?.stop(),
    heal: () => nodes[1]?.restart(),
  };
}

async function unmeasured(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  return {
    cacheName: "unmeasured",
    nodes: [await node(workshop, "unmeasured")],
    fault: "nobody asks the exporter about it",
    fires: ["Unmeasured"],
    induce: () => workshop.measure("unmeasured", false),
    heal: () => workshop.measure("unmeasured", true),
  };
}

async function crowded(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const memcached = await node(workshop, "crowded", "-c", String(MAX_CONNECTIONS));
  return {
    cacheName: "crowded",
    nodes: [memcached],
    fault: `${MANY} of ${MAX_CONNECTIONS} connections`,
    fires: ["ConnectionsHigh"],
    induce: () => void memcached.connect(MANY),
    heal: () => memcached.drop(),
  };
}

async function overrun(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const memcached = await node(workshop, "overrun", "-c", String(MAX_CONNECTIONS));
  let timer: NodeJS.Timeout | undefined;
  workshop.onStop(() => clearInterval(timer));
  return {
    cacheName: "overrun",
    nodes: [memcached],
    fault: `more than ${MAX_CONNECTIONS} connections`,
    fires: ["ConnectionsHigh", "ConnectionsRejected"],
    induce: () => {
      memcached.connect(MANY);
      // Short and seldom, since the exporter is refused as well while they last.
      timer = setInterval(() => {
        const burst = memcached.connect(TOO_MANY);
        setTimeout(() => burst.map((socket) => socket.destroy()), 20);
      }, 4000);
    },
    heal: () => {
      clearInterval(timer);
      memcached.drop();
    },
  };
}

async function tooSmall(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const memcached = await node(workshop, "too-small", "-m", "4");
  const writes = load(workshop, memcached, newItems(20, 2000));
  return {
    cacheName: "too-small",
    nodes: [memcached],
    fault: "200 new items a second in a full cache",
    fires: ["Evicting"],
    induce: writes.start,
    heal: writes.stop,
  };
}

async function full(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const memcached = await node(workshop, "full", "-m", "8", "-M");
  const writes = load(workshop, memcached, newItems(20, 500, 900, 2000, 2500));
  return {
    cacheName: "full",
    nodes: [memcached],
    evictionPolicy: EvictionPolicy.NOEVICTION,
    fault: "filled until writes fail, with items of four sizes",
    fires: ["MemoryHighNoEviction", "OutOfMemoryErrors"],
    induce: writes.start,
    heal: async () => {
      writes.stop();
      await memcached.restart();
    },
  };
}

async function cold(workshop: MemcachedWorkshop): Promise<FaultyMemcached> {
  const memcached = await node(workshop, "cold");
  let key = "there";
  const reads = load(workshop, memcached, () => get(key).repeat(5));
  memcached.connect(1)[0]?.write(set("there", 10));
  reads.start();
  return {
    cacheName: "cold",
    nodes: [memcached],
    fault: "50 reads a second that miss",
    fires: ["HitRateLow"],
    induce: () => {
      key = "not-there";
    },
    heal: () => {
      key = "there";
    },
  };
}

/** Every cache with its fault. */
export async function makeFaultyMemcached(workshop: MemcachedWorkshop): Promise<FaultyMemcached[]> {
  const caches: FaultyMemcached[] = [];
  for (const make of [encrypted, lost, unmeasured, crowded, overrun, tooSmall, full, cold]) {
    caches.push(await make(workshop));
  }
  return caches;
}
