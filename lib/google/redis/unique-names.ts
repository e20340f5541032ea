import type { UniqueName } from "../../core/taken-names";
import { networkName } from "../shared/resource-names";
import type { ResourceSettings } from "../shared/resource-settings";
import { ConnectMode } from "./props";

/** What decides which names an instance takes. */
export interface NamedInstanceSettings extends ResourceSettings {
  readonly region: string;
  readonly network: string;
  readonly connectMode: ConnectMode;
  readonly reservedIpRange?: string;
  readonly authEnabled: boolean;
}

/** What a region, a project or a network has once of an instance. */
export function uniqueNames(settings: NamedInstanceSettings): UniqueName[] {
  const { cacheName, region, project, provider, connectMode } = settings;
  const makesConnection =
    connectMode === ConnectMode.PRIVATE_SERVICE_ACCESS && settings.reservedIpRange === undefined;
  const instance = { input: "instanceId", name: cacheName, provider };
  return [
    {
      ...instance,
      id: "memorystore.instance-id-taken",
      within: [project, region],
      fix: "set instanceId to another id",
    },
    ...(settings.authEnabled
      ? [
          {
            ...instance,
            id: "memorystore.auth-secret-taken",
            within: [project],
            fix: "set instanceId to another id: the secret of the AUTH string is named after it, for all regions",
          },
        ]
      : []),
    ...(makesConnection
      ? [
          {
            id: "memorystore.private-connection-taken",
            input: "network",
            name: networkName(settings.network),
            fix: "give the second instance reservedIpRange, the name of the range that the first one made",
          },
        ]
      : []),
  ];
}
