/** `64,900`. */
export function amount(number: number): string {
  return number.toLocaleString("en-US");
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${amount(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** An amount of seconds, in the largest unit that it is whole in. */
export function duration(seconds: number): string {
  if (seconds === 0) {
    return "at once";
  }
  const [unit, name] = (
    [
      [3600, "h"],
      [60, "min"],
    ] as const
  ).find(([size]) => seconds % size === 0) ?? [1, "s"];
  return `${seconds / unit} ${name}`;
}
