/** Whether a version goes down: `7.1` to `6.2`, `REDIS_7_2` to `REDIS_7_0`, `6.x` to `5.0.6`. */
export function isDowngrade({
  before,
  after,
}: {
  readonly before: unknown;
  readonly after: unknown;
}): boolean {
  return isOlder(after, before);
}

/** Whether a version is older than another one, by the numbers that both have. */
export function isOlder(version: unknown, other: unknown): boolean {
  const [parts, others] = [versionParts(version), versionParts(other)];
  for (const [index, part] of others.entries()) {
    const mine = parts[index];
    if (mine === undefined || mine !== part) {
      return mine !== undefined && mine < part;
    }
  }
  return false;
}

function versionParts(version: unknown): number[] {
  return (String(version).match(/\d+/g) ?? []).map(Number);
}
