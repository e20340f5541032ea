import { NODE_TYPES } from "cdktf-managed-cache/aws";
import { likelyNodeTypes } from "../../../lib/aws/shared/node-type-spelling";

test("every known node type is spelled right", () => {
  expect([...NODE_TYPES.keys()].flatMap(likelyNodeTypes)).toEqual([]);
});

test.each([
  ["a character is missing", "cache.r7g.larg", "cache.r7g.large"],
  ["a character is doubled", "cache.r7gg.large", "cache.r7g.large"],
  ["a digit is doubled", "cache.r77g.large", "cache.r7g.large"],
  ["two characters changed places", "cache.rg7.large", "cache.r7g.large"],
  ["the size is misspelled", "cache.m7g.2xlagre", "cache.m7g.2xlarge"],
  ["the size has a wrong character", "cache.t4g.mikro", "cache.t4g.micro"],
  ["the processor is missing", "cache.r7.large", "cache.r7g.large"],
  ["the prefix is misspelled", "cahce.r7g.large", "cache.r7g.large"],
  ["the prefix is missing", "r7g.large", "cache.r7g.large"],
  ["the case is wrong", "cache.R7G.Large", "cache.r7g.large"],
  ["the prefix is missing and the case is wrong", "R7g.large", "cache.r7g.large"],
])("%s: %s", (_, nodeType, expected) => {
  expect(likelyNodeTypes(nodeType)).toContain(expected);
});

test.each([
  ["a generation that AWS may introduce", "cache.r9g.large"],
  ["an older generation", "cache.t2.micro"],
  ["another class", "cache.c7gn.xlarge"],
  ["a class one letter away", "cache.c7g.large"],
  ["a local disk", "cache.r7gd.xlarge"],
  ["another processor", "cache.m7i.large"],
  ["a size that AWS may introduce", "cache.r7g.24xlarge"],
  ["a name like no other", "cache.quantum.huge"],
])("%s is accepted: %s", (_, nodeType) => {
  expect(likelyNodeTypes(nodeType)).toEqual([]);
});
