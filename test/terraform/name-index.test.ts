import { NameIndex } from "../../lib/terraform/name-index";

function found(names: readonly string[], text: string): string[] {
  return [...new NameIndex(names.map((name) => [name, name] as const)).ownersIn(text)].sort();
}

describe("a name is found in a text", () => {
  test("as a whole word", () => {
    expect(found(["shop", "cart"], '{"dimensions":{"id":"shop"}}')).toEqual(["shop"]);
  });

  test("as that of a node, in one shard or in several", () => {
    expect(found(["shop"], "shop-001")).toEqual(["shop"]);
    expect(found(["shop"], "shop-0001-002")).toEqual(["shop"]);
  });

  test("with words and other characters in it", () => {
    expect(found(["${var.env}-shop", "projects/p/shop"], "id = ${var.env}-shop-001")).toEqual([
      "${var.env}-shop",
    ]);
  });

  test("beside others that share words with it", () => {
    const names = ["${var.env}-shop", "${var.env}-cart", "${var.env}-cart-2"];
    expect(found(names, "${var.env}-cart, ${var.env}-shop")).toEqual([
      "${var.env}-cart",
      "${var.env}-shop",
    ]);
  });
});

describe("a name is not found", () => {
  test.each(["workshop", "shop-front", "shop-12", "shops", "my-shop"])("in %s", (text) => {
    expect(found(["shop"], text)).toEqual([]);
  });

  test("when it has no word", () => {
    expect(found(["", "/"], "/ //")).toEqual([]);
  });
});

test("a name of two owners is that of both", () => {
  const index = new NameIndex([
    ["shop", 1],
    ["shop", 2],
  ]);
  expect([...index.ownersIn("shop")]).toEqual([1, 2]);
});
