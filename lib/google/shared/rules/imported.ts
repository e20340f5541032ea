import { isIPv4 } from "node:net";
import { areCertificates } from "../../../core/certificates";
import { areDistinct } from "../../../core/distinct";
import { knownItems, type Rule, rulesFor } from "../../../core/validation";

/** What these rules read. */
export interface ImportedEndpoints {
  readonly host: string;
  readonly readHost?: string;
  readonly tls?: boolean;
  readonly caCertificates?: string;
}

const rule = rulesFor<ImportedEndpoints>();

/** Rules for the endpoints of a cache that exists already, and for what clients verify. */
export const IMPORTED_ENDPOINT_RULES: readonly Rule<ImportedEndpoints>[] = [
  rule({
    id: "memorystore.imported-host",
    inputs: ({ host, readHost }) => ({ hosts: knownItems([host, readHost]) }),
    isValid: ({ hosts }) => hosts.every((host) => isIPv4(host)) && areDistinct(hosts),
    expected: "IPv4 addresses, one for each endpoint: no name, no network and no port",
    fix: "write it as 10.0.0.3, and the port as port",
  }),
  rule({
    id: "memorystore.imported-ca",
    inputs: ({ tls = true, caCertificates }) => ({ tls, caCertificates: caCertificates?.length }),
    isValid: ({ tls, caCertificates }) => !tls || Boolean(caCertificates),
    expected: "the certificates of the instance's own authorities, which TLS needs",
    fix: "set caCertificates, or tls: false for an instance without TLS",
  }),
  rule({
    id: "memorystore.imported-ca-certificates",
    inputs: ({ caCertificates }) => (caCertificates ? { caCertificates } : undefined),
    isValid: ({ caCertificates }) => areCertificates(caCertificates),
    confidential: ["caCertificates"],
    expected: "PEM certificates from BEGIN CERTIFICATE to END CERTIFICATE, and no private key",
    fix: "give serverCaCerts[].cert of the instance: clients get it in a ConfigMap",
  }),
];
