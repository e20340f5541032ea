/** What a number is multiplied with, as a power of ten or of two. */
const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/**
 * The amount of a quantity in Kubernetes' notation, such as `100m` and `64Mi`; `undefined` for a text that is
 * none, and for an amount below 0.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go
 */
export function amountOf(quantity: string): number | undefined {
  const parts = QUANTITY.exec(quantity);
  if (parts === null) {
    return undefined;
  }
  const [, number = "", suffix = "", exponent] = parts;
  return exponent === undefined
    ? Number(number) * (SUFFIXES[suffix] ?? 1)
    : Number(`${number}e${exponent}`);
}
