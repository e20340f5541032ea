import { createServer, type Server } from "node:http";
import { freePort } from "../support/free-port";

/** What the application says of a path's answer; a path that is not here may be kept for a minute. */
const HEADERS: Record<string, Record<string, string>> = {
  "/silent": {},
  "/expires": { expires: new Date(Date.now() + 3_600_000).toUTCString() },
  "/private": { "cache-control": "private, max-age=60" },
  "/no-store": { "cache-control": "no-store" },
  "/vary": { "cache-control": "max-age=60", vary: "accept-language" },
  "/cookie": { "cache-control": "max-age=60", "set-cookie": "session=1" },
};

/** An application that tells with every answer how often it was asked for this path. */
export class HttpCacheApplication {
  private readonly asked = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(): Promise<HttpCacheApplication> {
    const server = createServer();
    const application = new HttpCacheApplication(server, await freePort());
    server.on("request", ({ url = "/" }, response) => {
      const count = application.count(url) + 1;
      application.asked.set(url, count);
      if (url === "/hangs") return;
      const answer = () => {
        response.writeHead(200, {
          date: new Date().toUTCString(),
          ...(HEADERS[url] ?? { "cache-control": "max-age=60" }),
        });
        response.end(url.startsWith("/large") ? Buffer.alloc(200 * 1024, "x") : String(count));
      };
      if (url === "/slow") setTimeout(answer, 300);
      else answer();
    });
    await new Promise<void>((resolve) => server.listen(application.port, "127.0.0.1", resolve));
    return application;
  }

  /** How often a path reached the application. */
  count(url: string): number {
    return this.asked.get(url) ?? 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
