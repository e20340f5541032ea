import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A link between two servers that can be paused and cut. */
export class SlowLink {
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(private readonly server: Server) {}

  /** A link to this port of the loopback interface. */
  static async to(port: number): Promise<SlowLink> {
    const server = createServer();
    const link = new SlowLink(server);
    server.on("connection", (near) => link.join(near, port));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return link;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Holds what goes through; the connection stands. */
  pause(): void {
    for (const socket of this.sockets) {
      socket.pause();
    }
  }

  resume(): void {
    for (const socket of this.sockets) {
      socket.resume();
    }
  }

  /** Ends the connections, and lets none through until it is mended. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on("data", (data) => to.write(data));
      from.on("error", () => from.destroy());
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
