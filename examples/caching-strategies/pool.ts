import type { Redis } from "ioredis";

/** A fixed number of connections, which take commands in turn. */
export class Pool {
  private readonly connections: Redis[];
  private turn = 0;

  constructor(size: number, connect: () => Redis) {
    this.connections = Array.from({ length: size }, connect);
  }

  /** The connection for the next command. */
  next(): Redis {
    this.turn = (this.turn + 1) % this.connections.length;
    return this.connections[this.turn] as Redis;
  }

  /** On SIGTERM: an orderly end frees the connections for the pod that comes next. */
  async close(): Promise<void> {
    await Promise.all(this.connections.map((connection) => connection.quit()));
  }
}
