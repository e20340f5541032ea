import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "../../lib/core/make-folder";
import { run } from "./command";

const DAYS = "7";
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"];

export interface Certificates {
  /** What a client verifies the server with. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes a certificate authority and, by it, a server certificate. Returns their files. */
export async function makeCertificates(folder: string, host: string): Promise<Certificates> {
  makeFolder(folder, 0o700);
  const file = (name: string) => path.join(folder, name);
  const request = ["req", "-x509", ...KEY, "-days", DAYS];
  await run("openssl", [
    ...[...request, "-subj", "/CN=local cache CA"],
    ...["-keyout", file("ca.key"), "-out", file("ca.crt")],
  ]);
  await run("openssl", [
    ...[...request, "-subj", `/CN=${host}`, "-CA", file("ca.crt"), "-CAkey", file("ca.key")],
    ...["-addext", `subjectAltName=DNS:${host},IP:127.0.0.1`],
    ...["-addext", "basicConstraints=critical,CA:FALSE"],
    ...["-keyout", file("server.key"), "-out", file("server.crt")],
  ]);
  // Nothing else is to be signed by it.
  fs.rmSync(file("ca.key"));
  return { ca: file("ca.crt"), certificate: file("server.crt"), key: file("server.key") };
}
