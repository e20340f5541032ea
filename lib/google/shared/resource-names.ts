/** Source: RFC 1035; names of addresses, zones and the like. */
export const RESOURCE_NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The full name of a VPC network. */
export const NETWORK =
  /^(https:\/\/www\.googleapis\.com\/compute\/v1\/)?projects\/([^/]+)\/global\/networks\/[^/]+$/;

/** Id of the project that owns a network; `undefined` where its name does not say it. */
export function networkProject(network: string): string | undefined {
  const owner = NETWORK.exec(network)?.[2];
  // A number may belong to any project.
  return owner === undefined || /^\d+$/.test(owner) ? undefined : owner;
}
