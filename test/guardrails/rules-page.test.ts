import { readFileSync } from "node:fs";
import { rulesPage } from "../../scripts/generate-rules";

test("docs/rules.md says what the rules say: npm run docs:rules", () => {
  expect(readFileSync("docs/rules.md", "utf8")).toBe(rulesPage());
});
