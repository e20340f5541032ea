import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type BackupSettings, OBJECT } from "./rules/backups";
import {
  type AgentProject,
  type AgentService,
  projectNumberOf,
  serviceAgent,
} from "./service-agent";

/**
 * What lets Memorystore read the objects from which a new cache is restored: it needs that when it makes the cache.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/manage-backups
 */
export function bucketAccess(
  scope: Construct,
  { restoreFrom, ...settings }: Pick<BackupSettings, "restoreFrom"> & AgentProject,
  service: AgentService,
): ITerraformDependable[] {
  if (restoreFrom?.kind !== "bucket" || restoreFrom.grantAccess === false) {
    return [];
  }
  const access = new Construct(scope, "BucketAccess");
  const member = serviceAgent(projectNumberOf(access, settings), service);
  const buckets = new Set(
    restoreFrom.uris.map((uri) => OBJECT.exec(uri)?.groups?.bucket as string),
  );
  return [...buckets].map(
    (bucket) =>
      new StorageBucketIamMember(access, bucket, {
        bucket,
        role: "roles/storage.objectViewer",
        member,
        provider: settings.provider,
      }),
  );
}
