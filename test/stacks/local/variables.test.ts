import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readVariables } from "../../../stacks/local/variables";
import { faultIds } from "../../support/faults";

test("without variables the ports are the usual ones", () => {
  expect(readVariables({})).toEqual({ port: 4566, redisPort: 6390 });
});

test("the ports are those that the variables say", () => {
  expect(readVariables({ LOCAL_AWS_PORT: "1024", LOCAL_REDIS_PORT: "55535" })).toEqual({
    port: 1024,
    redisPort: 55_535,
  });
});

test.each(["abc", "70000", "", "-1", "0", "1023", "1.5", " 4566 ", "4566x", "0x11d6", "5e3"])(
  "a port of %j is refused",
  (port) => {
    expect(faultIds(() => readVariables({ LOCAL_AWS_PORT: port }))).toContain("stacks.local-port");
    expect(faultIds(() => readVariables({ LOCAL_REDIS_PORT: port }))).toContain(
      "stacks.local-port",
    );
  },
);

test("a Redis port is refused that leaves no room for the port of a cluster's nodes", () => {
  expect(faultIds(() => readVariables({ LOCAL_REDIS_PORT: "55536" }))).toEqual([
    "stacks.local-port",
  ]);
});

test.each([
  ["equal", { LOCAL_AWS_PORT: "7000", LOCAL_REDIS_PORT: "7000" }],
  ["equal, one of them by itself", { LOCAL_REDIS_PORT: "4566" }],
  ["one for the other's nodes", { LOCAL_AWS_PORT: "16390" }],
])("two ports are refused that are %s", (_, variables) => {
  expect(faultIds(() => readVariables(variables))).toEqual(["stacks.local-ports"]);
});

describe("a path", () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "variables-"));
    file = join(folder, "file");
    writeFileSync(file, "");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is accepted where it is what the variable names; empty is unset", () => {
    readVariables({ TF_PLUGIN_MIRROR: folder, TF_PLUGIN_CACHE_DIR: folder, KUBECONFIG: file });
    readVariables({ TF_PLUGIN_MIRROR: "", TF_PLUGIN_CACHE_DIR: "", KUBECONFIG: "" });
  });

  test.each(["TF_PLUGIN_MIRROR", "TF_PLUGIN_CACHE_DIR"])("%s must be a folder", (name) => {
    for (const path of [file, join(folder, "none"), join(file, "below")]) {
      expect(faultIds(() => readVariables({ [name]: path }))).toEqual(["stacks.local-path"]);
    }
  });

  test("KUBECONFIG must be a file", () => {
    for (const path of [folder, join(folder, "none"), `${file}:${file}`]) {
      expect(faultIds(() => readVariables({ KUBECONFIG: path }))).toEqual(["stacks.local-path"]);
    }
  });
});

test("all that is wrong is in one error, with the name, the value and the fix", () => {
  expect(() =>
    readVariables({ LOCAL_AWS_PORT: "abc", LOCAL_REDIS_PORT: "", KUBECONFIG: "/none" }),
  ).toThrow(
    [
      "the local deployment: 3 faults",
      '  [stacks.local-port] LOCAL_AWS_PORT is "abc"; expected a whole number from 1024 to 65535; set it to a free port, or unset it for 4566',
      '  [stacks.local-port] LOCAL_REDIS_PORT is ""; expected a whole number from 1024 to 55535; set it to a free port, or unset it for 6390',
      '  [stacks.local-path] KUBECONFIG is "/none"; expected a file that is there; correct it, or unset it',
    ].join("\n"),
  );
});
