/** Where each family of public rules is described. */
const PAGES: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/^CKV/, () => "https://www.checkov.io/5.Policy%20Index/terraform.html"],
  [/^AVD-/, (id) => `https://avd.aquasec.com/misconfig/${id.toLowerCase()}`],
  [/^AEC\d/, () => "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md"],
  [
    /^ElastiCache\./,
    (id) =>
      `https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#${id.toLowerCase().replace(".", "-")}`,
  ],
];

/** Where a public rule is described. */
export function referenceUrl(id: string): string {
  const [, url] = PAGES.find(([family]) => family.test(id)) ?? [];
  if (url === undefined) {
    throw new Error(`no page for public rule ${id}`);
  }
  return url(id);
}
