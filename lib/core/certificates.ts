const CERTIFICATE = /-----BEGIN CERTIFICATE-----\s+[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Whether a text is one or more PEM certificates and nothing else of PEM, such as a private key. @internal */
export function areCertificates(text: string): boolean {
  const rest = text.replace(CERTIFICATE, "");
  return rest !== text && !rest.includes("-----");
}
