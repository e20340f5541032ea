import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Duration, Size } from "cdktf-managed-cache";
import { describeWith, PYTHON } from "../support/requirements";
import { EnvoyProcess, installEnvoy, type Sidecar, synthesizeSidecar } from "./envoy-process";
import { HttpCacheApplication } from "./http-cache-application";

jest.setTimeout(60_000);

const MEBIBYTE = 1024 * 1024;

/** Both generations are in every Envoy since 1.36, whichever the version asks for. */
describeWith([PYTHON], "the HTTP cache in a real Envoy", () => {
  let program: string;
  // The program is downloaded once.
  beforeAll(async () => {
    program = await installEnvoy();
  }, 300_000);

  describe.each([
    ["older", "1.35.0"],
    ["newer", "1.40.0"],
  ])("of the %s generation", (generation, envoyVersion) => {
    let folder: string;
    let application: HttpCacheApplication;
    let sidecar: Sidecar;
    let envoy: EnvoyProcess | undefined;

    beforeAll(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "envoy-"));
      application = await HttpCacheApplication.start();
      sidecar = await synthesizeSidecar(program, folder, {
        envoyVersion,
        applicationPort: application.port,
        maxSize: Size.bytes(MEBIBYTE),
        requestTimeout: Duration.seconds(1),
      });
      envoy = await EnvoyProcess.start(sidecar);
    });

    afterAll(async () => {
      try {
        await envoy?.stop();
        await application?.stop();
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    });

    const ask = (url: string, init: RequestInit = {}) => fetch(`${sidecar.url}${url}`, init);
    const read = async (url: string, init?: RequestInit) => (await ask(url, init)).text();

    test.each(["json", "yaml"])("is a valid bootstrap as %s", (extension) => {
      expect(validate(sidecar, extension, sidecar.configuration)).toEqual({ status: 0, fault: "" });
    });

    test("has no name that Envoy would not know", () => {
      const misspelt = sidecar.configuration.replace("max_cache_size_bytes", "max_size_bytes");
      expect(validate(sidecar, "json", misspelt)).toMatchObject({
        status: 1,
        fault: expect.stringContaining("max_size_bytes"),
      });
    });

    test.each([
      ["Cache-Control", "/kept"],
      ["Expires", "/expires"],
    ])("keeps what the application allows to keep by %s", async (_, url) => {
      await kept(url);
      const count = application.count(url);
      const answers = await Promise.all([read(url), read(url), read(url)]);
      expect(new Set(answers).size).toBe(1);
      expect(application.count(url)).toBe(count);
    });

    test.each<[string, string, RequestInit]>([
      ["without Cache-Control", "/silent", {}],
      ["that is private", "/private", {}],
      ["that is not to be stored", "/no-store", {}],
      ["that varies with a header", "/vary", {}],
      ["to a request with Authorization", "/authorized", { headers: { authorization: "token" } }],
      ["to a POST", "/posted", { method: "POST" }],
    ])("keeps no answer %s", async (_, url, init) => {
      expect(await read(url, init)).toBe("1");
      // By then an answer that came before would be kept as well.
      await kept(`/after${url}`);
      expect([await read(url, init), await read(url, init)]).toEqual(["2", "3"]);
    });

    test("keeps an answer with a cookie, if the application does not forbid it", async () => {
      await kept("/cookie");
      const count = application.count("/cookie");
      expect((await ask("/cookie")).headers.get("set-cookie")).toBe("session=1");
      expect(application.count("/cookie")).toBe(count);
    });

    test("asks the application again when the client wants a new answer", async () => {
      await kept("/renewed");
      const next = application.count("/renewed") + 1;
      expect(await read("/renewed", { headers: { "cache-control": "no-cache" } })).toBe(
        String(next),
      );
    });

    test("answers the health check itself, never from the cache", async () => {
      for (const _ of [1, 2]) {
        const { status, headers } = await fetch(sidecar.healthUrl);
        expect([status, headers.get("age")]).toEqual([200, null]);
      }
      expect(application.count(new URL(sidecar.healthUrl).pathname)).toBe(0);
    });

    test("gives up on an application that does not answer", async () => {
      expect((await ask("/hangs")).status).toBe(504);
    });

    test("stays within its size, whatever is asked for", async () => {
      for (let index = 0; index < 30; index++) {
        await read(`/large-${index}`);
      }
      await envoy?.waitUntil(async () => size(sidecar.store) <= MEBIBYTE);
      expect(size(sidecar.store)).toBeGreaterThan(0);
    });

    test("writes every request to its log, and whether it was a hit", async () => {
      await kept("/logged");
      await envoy?.waitUntil(async () =>
        (envoy?.accessLog() ?? []).some(
          (line) => line.path === "/logged" && line.details === "cache.response_from_cache_filter",
        ),
      );
    });

    if (generation === "newer") {
      test("asks the application once for all who want the same at the same time", async () => {
        await Promise.all(Array.from({ length: 10 }, () => read("/slow")));
        expect(application.count("/slow")).toBe(1);
      });
    }

    /** Waits until a path is answered from the cache. */
    function kept(url: string): Promise<void> | undefined {
      return envoy?.waitUntil(async () => (await ask(url)).headers.has("age"));
    }
  });
});

/** What Envoy thinks of a bootstrap. */
function validate({ program, folder }: Sidecar, extension: string, bootstrap: string) {
  const file = path.join(folder, `validated.${extension}`);
  fs.writeFileSync(file, bootstrap);
  const { status, stderr } = spawnSync(
    program,
    ["--mode", "validate", "--log-level", "error", "--config-path", file],
    { encoding: "utf8", timeout: 20_000 },
  );
  return { status, fault: stderr.trim() };
}

/** Bytes in the files of a folder. */
function size(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => {
      // A file may go while we look.
      const stat = fs.statSync(path.join(parentPath, name), { throwIfNoEntry: false });
      return sum + (stat?.size ?? 0);
    }, 0);
}
