import type { IManagedCache } from "../../core";
import { isHostName } from "../../core/dns-name";
import { isWhole, knownEntries, knownItems, type Rule, rulesFor } from "../../core/validation";
import { isEndpointAddress, isHost } from "./hosts";
import { isLabelValue } from "./kubernetes-names";

interface Subject {
  readonly cache: IManagedCache;
}

const rule = rulesFor<Subject>();

/** The rules for a cache whose objects are made: its names and hosts become theirs. */
export const CACHE_RULES: readonly Rule<Subject>[] = [
  rule({
    id: "kubernetes.cache-name",
    inputs: ({ cache: { cacheName } }) => ({ cacheName }),
    isValid: ({ cacheName }) => cacheName !== "" && isLabelValue(cacheName),
    expected:
      "a cache whose name can be the value of a label: 1 to 63 letters, digits, hyphens, underscores and dots",
    fix: "correct the name of the cache",
  }),
  ...(["primaryEndpoint", "readerEndpoint"] as const).map((endpoint) =>
    rule({
      id: "kubernetes.endpoint-host",
      inputs: ({ cache }) => {
        const { host, hostKind } = cache[endpoint] ?? {};
        return host === undefined ? undefined : { [`${endpoint}.host`]: host, hostKind };
      },
      isValid: ({ hostKind, ...named }) =>
        Object.values(named).every((host) =>
          hostKind === "ip" ? isEndpointAddress(host ?? "") : isHostName(host ?? ""),
        ),
      expected:
        "of the kind dns a host name in lower case, of the kind ip an IPv4 address of another machine; both without a scheme and a port",
      fix: "correct the host of the cache",
    }),
  ),
  rule({
    id: "kubernetes.node-endpoints",
    inputs: ({ cache: { topology, nodeEndpoints = [] } }) =>
      topology.kind === "nodes"
        ? { nodes: topology.nodes, nodeEndpoints: nodeEndpoints.length }
        : undefined,
    isValid: ({ nodes, nodeEndpoints }) => nodes === nodeEndpoints,
    expected: "an endpoint of each node: clients spread their keys over all of them",
    fix: "give the cache its nodeEndpoints, in the order of the nodes",
  }),
  rule({
    id: "kubernetes.endpoint-host",
    inputs: ({ cache: { nodeEndpoints } }) =>
      nodeEndpoints && {
        nodeHosts: knownItems(nodeEndpoints.map(({ host }) => host)),
      },
    isValid: ({ nodeHosts }) => nodeHosts.every(isHost),
    expected: "names of hosts in lower case, or IPv4 addresses, without a scheme and a port",
    fix: "correct the hosts of the nodes",
  }),
  rule({
    id: "kubernetes.endpoint-port",
    inputs: ({ cache: { primaryEndpoint, readerEndpoint, nodePorts } }) => {
      const ports = {
        primary: primaryEndpoint.port,
        ...(readerEndpoint && { reader: readerEndpoint.port }),
        ...(nodePorts && { from: nodePorts.from, to: nodePorts.to }),
      };
      return Object.fromEntries(knownEntries(ports));
    },
    isValid: ({ from = 1, to = 65_535, ...ports }) =>
      Object.values({ ...ports, from, to }).every((port) => isWhole(port, 1, 65_535)) && from <= to,
    expected: "whole numbers from 1 to 65535, the last port of the nodes not below the first",
    fix: "correct the ports of the cache",
  }),
  rule({
    id: "kubernetes.tls-server-name",
    inputs: ({ cache: { tls } }) => ({
      serverNames: knownItems([tls.serverName, tls.readerServerName]),
    }),
    isValid: ({ serverNames }) => serverNames.every((name) => isHost(name.toLowerCase())),
    expected: "host names or IPv4 addresses",
    fix: "give the name that the cache's certificate has",
  }),
  rule({
    id: "kubernetes.ca-certificates",
    inputs: ({ cache: { tls } }) =>
      tls.enabled && tls.caCertificates !== undefined
        ? { caCertificates: tls.caCertificates }
        : undefined,
    isValid: ({ caCertificates }) =>
      caCertificates.includes("-----BEGIN CERTIFICATE-----") &&
      !caCertificates.includes("PRIVATE KEY"),
    confidential: ["caCertificates"],
    expected: "certificates in PEM, and no private key: everyone can read a ConfigMap",
    fix: "give the certificates of the authorities alone",
  }),
];
