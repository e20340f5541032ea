import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import {
  findPlugins,
  mirrorFolders,
  platform,
  pluginsFromMirrors,
} from "../../stacks/local/plugins";

const AWS = { aws: { source: "aws", version: "6.25.0" } };

let root: string;
const before = { ...process.env };

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "mirrors-")));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
  fs.rmSync(root, { recursive: true });
});

function mirror(name: string): string {
  return path.join(root, name);
}

function providerFolder(name: string, address: string): string {
  const folder = path.join(mirror(name), "registry.terraform.io", address);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

function unpacked(name: string, address: string, version: string, system = platform()): void {
  fs.mkdirSync(path.join(providerFolder(name, address), version, system), { recursive: true });
}

function packed(name: string, address: string, version: string): void {
  const archive = `terraform-provider-${path.basename(address)}_${version}_${platform()}.zip`;
  fs.writeFileSync(path.join(providerFolder(name, address), archive), "");
}

test("takes the newest version, by number, of an unpacked mirror", () => {
  unpacked("a", "hashicorp/aws", "5.9.0");
  unpacked("a", "hashicorp/aws", "5.100.0");

  expect(pluginsFromMirrors(AWS, [mirror("a")])).toEqual({
    mirrors: [mirror("a")],
    versions: { aws: "5.100.0" },
  });
});

test("takes the newest version of a packed mirror", () => {
  packed("a", "hashicorp/aws", "5.9.0");
  packed("a", "hashicorp/aws", "5.100.0");

  expect(pluginsFromMirrors(AWS, [mirror("a")]).versions).toEqual({ aws: "5.100.0" });
});

test("passes over versions for other platforms, and pre-releases", () => {
  unpacked("a", "hashicorp/aws", "5.1.0");
  unpacked("a", "hashicorp/aws", "6.0.0", "plan9_mips");
  unpacked("a", "hashicorp/aws", "6.0.0-beta1");

  expect(pluginsFromMirrors(AWS, [mirror("a")]).versions).toEqual({ aws: "5.1.0" });
});

test("takes each provider from the mirror that has its newest version", () => {
  unpacked("a", "hashicorp/aws", "5.1.0");
  unpacked("b", "hashicorp/aws", "5.2.0");
  packed("c", "example/other", "1.0.0");
  const required = { ...AWS, other: { source: "example/other" } };

  expect(pluginsFromMirrors(required, [mirror("a"), mirror("b"), mirror("c")])).toEqual({
    mirrors: [mirror("b"), mirror("c")],
    versions: { aws: "5.2.0", other: "1.0.0" },
  });
});

test("names the provider, where it looked and what to do when no mirror has it", () => {
  unpacked("a", "hashicorp/google", "6.0.0");

  const address = `registry.terraform.io/hashicorp/aws for ${platform()}`;
  expect(() => pluginsFromMirrors(AWS, [mirror("a")])).toThrow(
    `no Terraform provider ${address}: looked in ${mirror("a")}; let this machine reach the ` +
      "registry, or set TF_PLUGIN_MIRROR to a folder made by `terraform providers mirror`",
  );
  expect(() => pluginsFromMirrors(AWS, [])).toThrow("no mirror is here");
});

test("finds the mirrors in the data folders of the user and the system", () => {
  process.env.XDG_DATA_HOME = mirror("home");
  process.env.XDG_DATA_DIRS = `${mirror("system-1")}:${mirror("system-2")}`;
  unpacked("home/terraform/plugins", "hashicorp/aws", "5.1.0");
  unpacked("system-2/terraform/plugins", "hashicorp/aws", "5.1.0");
  fs.mkdirSync(mirror("system-1/terraform/plugins"), { recursive: true });

  expect(mirrorFolders().filter((folder) => folder.startsWith(root))).toEqual([
    mirror("home/terraform/plugins"),
    mirror("system-2/terraform/plugins"),
  ]);
});

test("takes a mirror named by TF_PLUGIN_MIRROR without asking the registry", async () => {
  unpacked("a", "hashicorp/aws", "5.1.0");
  process.env.TF_PLUGIN_MIRROR = mirror("a");
  const fetch = jest.spyOn(globalThis, "fetch");

  expect((await findPlugins(AWS)).mirrors).toEqual([mirror("a")]);
  expect(fetch).not.toHaveBeenCalled();
});

test("asks for the versions of the configuration where the registry answers", async () => {
  delete process.env.TF_PLUGIN_MIRROR;
  jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response("{}"));

  expect(await findPlugins(AWS)).toEqual({ mirrors: [], versions: {} });
});
