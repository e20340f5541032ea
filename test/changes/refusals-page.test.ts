import { readFileSync } from "node:fs";
import { refusalsPage } from "../../scripts/generate-refusals";

test("docs/refused-changes.md says what the tables say: npm run docs:refusals", () => {
  expect(readFileSync("docs/refused-changes.md", "utf8")).toBe(refusalsPage());
});
