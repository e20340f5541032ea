import { resolve } from "node:path";
import {
  AzurermBackend,
  CloudBackend,
  GcsBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type TerraformStack,
} from "cdktf";

/** A file on this machine: for a trial, since it holds the token in plain text. */
export interface LocalState {
  readonly kind: "local";
  /** Relative to the folder in which the app runs. */
  readonly path: string;
}

/** An S3 bucket: encrypted, locked by a lock file (Terraform 1.10 and later). */
export interface S3State {
  readonly kind: "s3";
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** @default - the bucket's own key */
  readonly kmsKeyId?: string;
}

/** A Cloud Storage bucket, which locks by itself. */
export interface GcsState {
  readonly kind: "gcs";
  readonly bucket: string;
  /** Folder of the state in the bucket. */
  readonly prefix: string;
  /**
   * Cloud KMS key, `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`.
   *
   * @default - the bucket's own key
   */
  readonly kmsKeyName?: string;
}

/** A container of a storage account, which locks by itself. Terraform logs in to it by Entra ID. */
export interface AzurermState {
  readonly kind: "azurerm";
  readonly storageAccountName: string;
  readonly containerName: string;
  /** Name of the state in the container. */
  readonly key: string;
}

/** A workspace at HCP Terraform or Terraform Enterprise. */
export interface CloudState {
  readonly kind: "cloud";
  readonly organization: string;
  readonly workspace: string;
  /** @default "app.terraform.io" */
  readonly hostname?: string;
}

/** Where Terraform keeps the state of a stack. */
export type StateBackend = LocalState | S3State | GcsState | AzurermState | CloudState;

/** Gives a stack its backend. */
export function configureBackend(stack: TerraformStack, state: StateBackend): void {
  switch (state.kind) {
    case "local":
      new LocalBackend(stack, { path: resolve(state.path) });
      return;
    case "s3": {
      const { bucket, key, region, kmsKeyId } = state;
      new S3Backend(stack, { bucket, key, region, kmsKeyId, encrypt: true });
      // The bindings are older than this argument.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    }
    case "gcs": {
      const { bucket, prefix, kmsKeyName } = state;
      new GcsBackend(stack, { bucket, prefix, kmsEncryptionKey: kmsKeyName });
      return;
    }
    case "azurerm": {
      const { storageAccountName, containerName, key } = state;
      new AzurermBackend(stack, { storageAccountName, containerName, key, useAzureadAuth: true });
      return;
    }
    case "cloud":
      new CloudBackend(stack, {
        organization: state.organization,
        hostname: state.hostname,
        workspaces: new NamedCloudWorkspace(state.workspace),
      });
  }
}
