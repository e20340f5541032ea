/** A template's variable may stand anywhere; what is around it must be an address. */
export function isUrlWith(variable: string, url: string): boolean {
  return url.includes(variable) && URL.canParse(url);
}
