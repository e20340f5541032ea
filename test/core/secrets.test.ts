import * as fs from "node:fs";
import * as path from "node:path";
import { maskSecrets } from "../../lib/core/secrets";
import { parseSnapshots } from "../../lib/testing";

const EXAMPLE = "examples/platform-team/test/__snapshots__";

const REFERENCE = "${var.password}";

/** Each text has `hunter2` in it where a secret is: as it is written, and as it is shown. */
const TEXTS: Record<string, readonly (readonly [text: string, masked: string])[]> = {
  "an address": [
    ["redis://app:hunter2@host:6379/0", "redis://app:<secret>@host:6379/0"],
    ["rediss://:hunter2@host", "rediss://:<secret>@host"],
    ["redis://u:hun/ter2@host", "redis://u:<secret>@host"],
    ["redis://u:hun@ter2@host", "redis://u:<secret>@host"],
    ["redis://u:hun:ter2@host", "redis://u:<secret>@host"],
    ["redis://u:hun%2Fter2@host", "redis://u:<secret>@host"],
    ["redis://u:hun#ter?2@host", "redis://u:<secret>@host"],
    ["redis://u:6379hunter2@host", "redis://u:<secret>@host"],
    [
      "redis://a:hunter2@one,redis://b:hunter2@two",
      "redis://a:<secret>@one,redis://b:<secret>@two",
    ],
    ["redis://${var.user}:hunter2@${var.host}", "redis://${var.user}:<secret>@${var.host}"],
    ["https://host/?a=b&token=hunter2&c=d", "https://host/?a=b&token=<secret>&c=d"],
  ],
  "the rights of a user": [
    ["on >hunter2 ~* +@all", "on >${MASK} ~* +@all"],
    ["off <hunter2", "off <${MASK}"],
    ["~app:* +@read >hunter2 on", "~app:* +@read >${MASK} on"],
    [`on #${"a0".repeat(32)} ~*`, "on #${MASK} ~*"],
    [`on !${"A0".repeat(32)} ~*`, "on !${MASK} ~*"],
    ["ACL SETUSER app on '>hunter2' ~*", "ACL SETUSER app on '>${MASK}' ~*"],
    ["port 6379\nuser app on >hunter2 ~*", "port 6379\nuser app on >${MASK} ~*"],
    [
      `redis.call("ACL", "SETUSER", "a", ">hunter2")`,
      `redis.call("ACL", "SETUSER", "a", ">${"${MASK}"}")`,
    ],
  ],
  "the configuration of Redis": [
    ["port 6379\nrequirepass hunter2\n", "port 6379\nrequirepass <secret>\n"],
    ['requirepass "hunter2 two"', 'requirepass "<secret>"'],
    ["masterauth hunter2\nmasteruser hunter2", "masterauth <secret>\nmasteruser <secret>"],
    ["primaryauth hunter2", "primaryauth <secret>"],
    ["sentinel auth-pass shop hunter2", "sentinel auth-pass shop <secret>"],
    ["tls-key-file-pass hunter2", "tls-key-file-pass <secret>"],
    ["CONFIG SET requirepass hunter2", "CONFIG SET requirepass <secret>"],
  ],
  "a command": [
    ["redis-server --requirepass hunter2 --port 1", "redis-server --requirepass <secret> --port 1"],
    [
      "redis-server --port 1 --masterauth 'hunter2'",
      "redis-server --port 1 --masterauth '<secret>'",
    ],
    ["redis-cli -h host -a hunter2 PING", "redis-cli -h host -a <secret> PING"],
    ["valkey-cli -a 'hunter2' -n 1", "valkey-cli -a '<secret>' -n 1"],
    ["redis-benchmark -a hunter2", "redis-benchmark -a <secret>"],
    ["memtier_benchmark -a hunter2", "memtier_benchmark -a <secret>"],
    ["redis-cli --user app --pass hunter2", "redis-cli --user app --pass <secret>"],
    ["redis-cli --password=hunter2 PING", "redis-cli --password=<secret> PING"],
    ["redis_exporter -redis.password hunter2", "redis_exporter -redis.password <secret>"],
    ["redis-cli AUTH app hunter2", "redis-cli AUTH <secret>"],
    ["AUTH hunter2", "AUTH <secret>"],
    ["curl -su app:hunter2 https://host", "curl -su app:<secret> https://host"],
    ["curl --user 'app:hunter2' https://host", "curl --user 'app:<secret>' https://host"],
    ["curl -u \\\n app:hunter2", "curl -u \\\n app:<secret>"],
    [`curl -H "Authorization: Bearer hunter2"`, `curl -H "Authorization: Bearer <secret>"`],
    [`curl -H 'X-Api-Key: hunter2'`, `curl -H 'X-Api-Key: <secret>'`],
    ["mysql --host a --password hunter2", "mysql --host a --password <secret>"],
  ],
  "a script": [
    ["REDISCLI_AUTH=hunter2 redis-cli PING", "REDISCLI_AUTH=<secret> redis-cli PING"],
    ["#!/bin/sh\nexport TOKEN=hunter2\nrun", "#!/bin/sh\nexport TOKEN=<secret>\nrun"],
    ["PASSWORD='hunter2 two'; run", "PASSWORD='<secret>'; run"],
    ["DB_PASSWORD=hun,ter2;run", "DB_PASSWORD=<secret>"],
    ["PGPASSWORD=hunter2 psql", "PGPASSWORD=<secret> psql"],
    ["AWS_SECRET_ACCESS_KEY=hunter2", "AWS_SECRET_ACCESS_KEY=<secret>"],
    ["PASSWORD=$${PASSWORD:-hunter2}", "PASSWORD=<secret>"],
    [
      `client = Redis(host="a", password="hunter2")`,
      `client = Redis(host="a", password="<secret>")`,
    ],
    ["const password = 'hunter2';", "const password = '<secret>';"],
  ],
  "a file": [
    ["host: a\npassword: hunter2\n", "host: a\npassword: <secret>\n"],
    ["spring.redis.password=hunter2", "spring.redis.password=<secret>"],
    ["host:6380,password=hunter2,ssl=True", "host:6380,password=<secret>,ssl=True"],
    ["Name=a;AccountKey=hunter2==;B=c", "Name=a;AccountKey=<secret>;B=c"],
    [`{"a":1,"password":"hunter2"}`, `{"a":1,"password":"<secret>"}`],
    [`say {"password": "hun\\"ter2", "a": 1}`, `say {"password": "<secret>", "a": 1}`],
    [String.raw`say {\"password\":\"hunter2\"}`, String.raw`say {\"password\":\"<secret>\"}`],
    ['${jsonencode({"password" = "hunter2"})}', '${jsonencode({"password" = "<secret>"})}'],
    [`[{"name":"DB_PASSWORD","value":"hunter2"}]`, `[{"name":"DB_PASSWORD","value":"<secret>"}]`],
    [`{"command":["redis-cli","-a","hunter2"]}`, `{"command":["redis-cli","-a","<secret>"]}`],
    ["-----BEGIN RSA PRIVATE KEY-----\nhunter2", "<secret>"],
  ],
};

for (const [kind, texts] of Object.entries(TEXTS)) {
  test.each(texts)(`${kind} has no secret: %s`, (text, masked) => {
    expect(maskSecrets(text)).toBe(masked.replaceAll("${MASK}", "<secret>"));
    expect(JSON.stringify(maskSecrets({ any: [text, 1] }))).not.toMatch(/hun.{0,5}ter/);
  });
}

/** Of each service one, in two parts: whole tokens in a repository alarm those who watch it. */
const TOKENS: Record<string, string> = {
  "AWS access key": `AKIA${"QWERTYUIOPASDFGH"}`,
  "AWS session's access key": `ASIA${"QWERTYUIOPASDFGH"}`,
  "GitHub token": `ghp_${"a1B2".repeat(9)}`,
  "fine-grained GitHub token": `github_pat_${"a1".repeat(41)}`,
  "GitLab token": `glpat-${"a1B2-".repeat(4)}`,
  "Slack token": `xoxb-${"1234567890-".repeat(2)}abcdefghijkl`,
  "npm token": `npm_${"a1B2".repeat(9)}`,
  "PyPI token": `pypi-AgEIcHlwaS5vcmc${"a1B2-".repeat(12)}`,
  "Google API key": `AIza${"a1B2-".repeat(7)}`,
  "Google access token": `ya29.${"a1B2-".repeat(7)}`,
  "Google client secret": `GOCSPX-${"a1B2".repeat(7)}`,
  "Docker Hub token": `dckr_pat_${"a1B2".repeat(7)}`,
  "Stripe key": `sk_live_${"a1B2".repeat(6)}`,
  "Vault token": `hvs.${"a1B2".repeat(24)}`,
  "Grafana token": `glsa_${"a1B2".repeat(8)}_0123abcd`,
  "Terraform Cloud token": `a1b2c3d4e5f6g7.atlasv1.${"a1b2".repeat(16)}`,
  "MaxMind licence key": `a1B2c3_${"a1B2".repeat(7)}a_mmk`,
  JWT: `eyJ${"a1B2".repeat(5)}.eyJ${"a1B2".repeat(5)}.${"a1B2".repeat(5)}`,
};

test.each(Object.entries(TOKENS))("a %s is known by its form", (_, token) => {
  for (const text of [token, `a ${token}, b`, `"${token}"`, `https://x/${token}?a`]) {
    expect(maskSecrets({ note: text })).toEqual({ note: text.replace(token, "<secret>") });
  }
});

test("a client secret of Entra ID is known by its form", () => {
  expect(maskSecrets(`a "abc1Q~${"a1B2".repeat(8)}", b`)).toBe('a "<secret>", b');
});

test.each<[string, string[], string[]]>([
  ["a flag", ["redis-server", "--requirepass", "hunter2"], ["redis-server", "--requirepass", "#"]],
  ["-a", ["redis-cli", "-a", "hunter2", "PING"], ["redis-cli", "-a", "#", "PING"]],
  ["one word", ["redis-cli", "--pass=hunter2"], ["redis-cli", "--pass=#"]],
  ["AUTH", ["redis-cli", "AUTH", "app", "hunter2"], ["redis-cli", "AUTH", "#", "#"]],
  [
    "CONFIG",
    ["redis-cli", "config", "set", "masterauth", "hunter2"],
    ["redis-cli", "config", "set", "masterauth", "#"],
  ],
  [
    "a user",
    ["redis-cli", "ACL", "SETUSER", "a", "on", ">hunter2"],
    ["redis-cli", "ACL", "SETUSER", "a", "on", ">#"],
  ],
  ["a shell", ["sh", "-c", "redis-cli -a hunter2"], ["sh", "-c", "redis-cli -a #"]],
  ["curl", ["curl", "-u", "app:hunter2", "url"], ["curl", "-u", "app:#", "url"]],
  ["a header", ["curl", "-H", "X-Auth-Token: hunter2"], ["curl", "-H", "X-Auth-Token: #"]],
])("a list of words has no secret after %s", (_, words, masked) => {
  expect(maskSecrets(words)).toEqual(masked.map((word) => word.replace("#", "<secret>")));
});

test("the arguments of a container belong to its command, or to its image", () => {
  expect(
    maskSecrets([
      { command: ["redis-cli"], args: ["-a", "hunter2"] },
      { image: "redis:7", args: ["-a", "hunter2"] },
      { image: "busybox", command: ["ls"], args: ["-a", "folder"] },
    ]),
  ).toEqual([
    { command: ["redis-cli"], args: ["-a", "<secret>"] },
    { image: "redis:7", args: ["-a", "<secret>"] },
    { image: "busybox", command: ["ls"], args: ["-a", "folder"] },
  ]);
});

test.each([
  { parameter: [{ name: "requirepass", value: "hunter2" }] },
  { redis_configs: { requirepass: "hunter2", masterauth: "hunter2", masteruser: "hunter2" } },
  { access_string: ">hunter2" },
  { accessStrings: [">hunter2 on"] },
  { headers: { "X-Api-Key": "hunter2", Authorization: "Bearer hunter2" } },
  { clientSecret: "hunter2", apiKey: "hunter2", "redis-password": "hunter2" },
  { auth_tokens: ["hunter2"], passwords_wo: ["hunter2"] },
  { databasePwd: "hunter2" },
  { sig: "hunter2" },
  { "X-Amz-Signature": "hunter2" },
  { credentials: "hunter2" },
  { masteruser: "hunter2" },
  { primaryuser: "hunter2" },
])("members have no secret: %j", (value) => {
  expect(JSON.stringify(maskSecrets(value))).not.toContain("hunter2");
});

test.each([
  REFERENCE,
  `redis://app:${REFERENCE}@host`,
  `redis://:\${urlencode(${"var.password"})}@host`,
  `on >${REFERENCE} ~* +@all`,
  `redis-cli -a ${REFERENCE}`,
  `redis-cli -a "$REDIS_PASSWORD" PING`,
  "redis-server --requirepass $(REDIS_PASSWORD)",
  `REDISCLI_AUTH=$$TOKEN redis-cli`,
  `password: ${REFERENCE}`,
  "TOKEN=$(cat /run/token)",
  "connect({ password: process.env.REDIS_AUTH_TOKEN, tls: true })",
])("a reference stays: %s", (text) => {
  expect(maskSecrets({ command: [text], text })).toEqual({ command: [text], text });
});

test.each([
  "https://host:8080/path?contact=me@example.com",
  "redis://[2001:db8::1]:6379/a@b",
  "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf",
  "projects/shop/secrets/sessions-auth",
  "AUTH failures of clients: the token and the password differ",
  "password is not set; set requirepass to protect the cache",
  "clients know Bearer authentication",
  "run > file 2>&1 < input",
  "echo on > /tmp/state",
  "ls -a folder",
  "docker run -u 1000:1000 image",
  "sort -u a:b",
  'sum(rate(redis_errors_total{err="NOAUTH"}[5m])) > 1',
  "image@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "sha256~not-a-token",
  "color: #aabbcc",
  "token_key=token",
  "PWD=/home/app",
  "automountServiceAccountToken: false",
  "~app:* +@all -@dangerous",
])("a text that is no secret stays: %s", (text) => {
  const value = { text, list: ["sh", "-c", text], count: 3, on: true, none: null };
  expect(maskSecrets(value)).toEqual(value);
});

test("the example's snapshot stays: it has references, and no secret", () => {
  const [file] = fs.readdirSync(EXAMPLE);
  const snapshots = parseSnapshots(fs.readFileSync(path.join(EXAMPLE, `${file}`), "utf8"));
  expect(snapshots.length).toBeGreaterThan(0);
  expect(maskSecrets(snapshots)).toEqual(snapshots);
});

test("values of classes stay as they are", () => {
  const value = new Date(0);
  expect(maskSecrets({ value })).toEqual({ value });
});

test.each([
  ["letters", "a".repeat(200_000)],
  ["words", "ab ".repeat(60_000)],
  ["names", "a.b-c".repeat(40_000)],
  ["quotes", '\\"a'.repeat(50_000)],
  ["addresses", "a://b:".repeat(30_000)],
  ["at signs", `a://b:${"@".repeat(100_000)}`],
  ["commands", "redis-cli curl ".repeat(10_000)],
])("a long text of %s takes no long time", (_, text) => {
  const start = performance.now();
  maskSecrets(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
