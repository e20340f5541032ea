import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { ConnectionBudget, reviewConnections, Size } from "cdktf-managed-cache";
import { ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { bar } from "../../lib/inspect/bars";
import type { Meter } from "../../lib/inspect/capacity";
import { htmlPage } from "../../lib/inspect/html";
import type { Inspection } from "../../lib/inspect/inspection";
import { markdownPage } from "../../lib/inspect/markdown";
import { replicationGroup } from "../guardrails/hand-written";
import { FakeCache } from "../kubernetes/fake-cache";
import { CACHE, inspected } from "./inspected";

/** A page about a cache with one meter. */
function pagesWith(meter: Partial<Meter>): { html: string; markdown: string } {
  const memory: Meter = { label: "Memory", unit: "bytes", tightAbove: 0.75, ...meter };
  const inspection = {
    stack: "shop",
    resources: 1,
    modules: [],
    diagrams: [],
    endpoints: [],
    outputs: [],
    alerts: [],
    caches: [
      {
        path: "Cache",
        name: "shop",
        facts: [],
        connections: { meters: [], clients: [] },
        memory,
        endpoints: [],
      },
    ],
  } as unknown as Inspection;
  return { html: htmlPage(inspection), markdown: markdownPage(inspection) };
}

const GIB = Size.gibibytes(1).toBytes();

describe("a bar", () => {
  test.each([
    [0, "ok", "0%", "0 MiB of 10 GiB, 0 %", "░".repeat(20)],
    [8, "tight", "80%", "8 GiB of 10 GiB, 80 %: tight", `${"█".repeat(16)}${"░".repeat(4)}`],
    [10, "tight", "100%", "10 GiB of 10 GiB, 100 %: tight", "█".repeat(20)],
    [12, "over", "100%", "12 GiB of 10 GiB, 120 %: over the limit", "█".repeat(20)],
  ])("at %i of 10 is %s", (value, state, width, words, drawn) => {
    const { html, markdown } = pagesWith({ value: value * GIB, limit: 10 * GIB });
    expect(html).toContain(`<div class="${state}"><dt>Memory</dt><dd>${words}</dd>`);
    expect(html).toContain(`<i style="width:${width}"></i>`);
    expect(markdown).toContain(`| Memory | ${drawn} | ${words} |`);
  });

  test("above its limit shows where the limit was", () => {
    const { html } = pagesWith({ value: 12 * GIB, limit: 10 * GIB });
    expect(html).toContain('<b style="left:83.3%"></b>');
    expect(pagesWith({ value: 10 * GIB, limit: 10 * GIB }).html).not.toContain("<b ");
  });

  test.each([
    ["neither value nor limit", {}, "not reviewed, limit not known at synthesis"],
    ["no value", { limit: 10 * GIB }, "not reviewed, limit 10 GiB"],
    ["no limit", { value: 8 * GIB }, "8 GiB, limit not known at synthesis"],
  ])("with %s says what is not known, and is empty", (_, meter, words) => {
    const { html, markdown } = pagesWith(meter);
    expect(html).toContain(`<div class="unknown"><dt>Memory</dt><dd>${words}</dd>`);
    expect(html).toContain('<i style="width:0%"></i>');
    expect(markdown).toContain(`| Memory |  | ${words} |`);
  });

  test("of connections counts them", () => {
    const meter = { label: "", unit: "connections", tightAbove: 0.8 } as const;
    expect(bar({ ...meter, value: 6980, limit: 64_900 }).text).toBe("6,980 of 64,900, 10.8 %");
    expect(bar({ ...meter, value: 80, limit: 100 }).state).toBe("ok");
  });
});

describe("hostile names", () => {
  const hostile = `<script>alert("1")</script>'&|\`${"`"}\n[x](javascript:1) # * _`;
  const { html, markdown } = inspected((stack) => {
    const cache = new FakeCache(stack, { cacheName: hostile });
    reviewConnections(
      cache,
      new ConnectionBudget({
        clients: [{ name: hostile, replicas: 1 }],
        topology: cache.topology,
        connectionsPerNode: 1000,
      }),
    );
    new NamespaceV1(stack, "namespace", { metadata: { name: hostile } });
    new TerraformOutput(stack, "output", { value: { [hostile]: hostile } });
    const group = replicationGroup(stack, { replicationGroupId: hostile, port: 6379 });
    CacheGuardrails.apply(stack, { rules: ["elasticache-port"] });
    CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: hostile });
  });

  test("are nothing but text in HTML", () => {
    expect(html).not.toContain("<script");
    // Outside the markup of the page no quote could end an attribute early.
    const tags = html.slice(html.indexOf("<main>")).match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      expect(tag).toMatch(/^<\/?[a-z0-9]+( [a-zA-Z-]+="[^"<>]*")*\/?>$/);
    }
  });

  test("break no table, code or diagram of the Markdown", () => {
    const withoutCode = markdown.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    expect(withoutCode).not.toMatch(/(?<!\\)<script/);
    const lines = markdown.split("\n");
    const tables = lines.filter((line) => line.startsWith("|"));
    const columns = (line: string) => line.replaceAll(/\\./g, "").split("|").length;
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1] ?? "";
      if (line.startsWith("|") && above.startsWith("|")) {
        expect(columns(line)).toBe(columns(above));
      }
    }
    expect(tables.length).toBeGreaterThan(10);
    const [, , ...boxes] = lines.slice(lines.indexOf("```mermaid"), lines.indexOf("```"));
    const plain = "[^\"<>`'|[\\]{}]*";
    for (const box of boxes) {
      expect(box).toMatch(new RegExp(`^  card\\d\\["<b>${plain}</b>(<br>${plain})*"\\]$`));
    }
    expect(boxes).not.toEqual([]);
  });
});

describe("the page", () => {
  const build = (ids: readonly string[]) => (stack: TerraformStack) => {
    for (const id of ids) {
      const cache = new ElastiCacheReplicationGroup(stack, id, CACHE);
      new KubernetesCache(stack, `${id}Clients`, { cache, namespace: id.toLowerCase() });
      new TerraformOutput(stack, `${id}-host`, { value: cache.primaryEndpoint.host });
    }
    CacheGuardrails.apply(stack);
  };
  const page = inspected(build(["A", "B"]));

  test("is the same again, in whatever order constructs are made", () => {
    const again = inspected(build(["A", "B"]));
    const turned = inspected(build(["B", "A"]));
    expect(again.html).toBe(page.html);
    expect(turned.html).toBe(page.html);
    expect(turned.markdown).toBe(page.markdown);
  });

  test("is one file without scripts, and with nothing from elsewhere", () => {
    expect(page.html).not.toMatch(/<script|<link|<img|@import|url\(|\bon\w+=/);
    expect(page.html.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("http");
  });

  test("can be read without seeing it", () => {
    expect(page.html).toContain('<html lang="en">');
    expect(page.html.match(/<h1>/g)).toHaveLength(1);
    expect(page.html).toMatch(/<svg [^>]*role="img" aria-label="A\. Network: SubnetGroup/);
    expect(page.html).toContain("Cache takes values from Credentials.");
    expect(page.html).not.toMatch(/<th>/);
    expect(page.html).toContain('<th scope="col">');
  });

  test("closes every element that it opens", () => {
    const empty = new Set(["meta", "path", "rect", "circle"]);
    const open: string[] = [];
    for (const [tag, close, name] of page.html
      .slice(page.html.indexOf("<html"))
      .matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (close) {
        expect(open.pop()).toBe(name);
      } else if (!empty.has(name as string) && !tag.endsWith("/>")) {
        open.push(name as string);
      }
    }
    expect(open).toEqual([]);
  });
});
