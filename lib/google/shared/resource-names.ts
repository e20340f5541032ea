/** Source: RFC 1035; names of addresses, zones and the like. */
export const RESOURCE_NAME = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Source: https://cloud.google.com/resource-manager/docs/creating-managing-projects */
export const PROJECT = /^([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

/** How the names of what a project has start: with its id or its number. */
export const PROJECT_SEGMENT = "projects/(?<project>[a-z0-9.:-]+)";

/** The full name of a VPC network. */
export const NETWORK = new RegExp(
  `^(https://www\\.googleapis\\.com/compute/v1/)?(?<name>${PROJECT_SEGMENT}/global/networks/[a-z0-9-]{1,63})$`,
);

/** The full name of a network, without the address that may stand before it. */
export function networkName(network: string): string {
  return NETWORK.exec(network)?.groups?.name ?? network;
}

/** Id of the project that owns a network; `undefined` where its name does not say it. */
export function networkProject(network: string): string | undefined {
  const owner = NETWORK.exec(network)?.groups?.project;
  // A number may belong to any project.
  return owner === undefined || /^\d+$/.test(owner) ? undefined : owner;
}
