import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "../../lib/core/make-folder";
import { LOCAL_REGION } from "./local-aws";
import type { Terraform } from "./terraform";

const ZONES = [`${LOCAL_REGION}a`, `${LOCAL_REGION}b`];
const VPC_ID = ref("aws_vpc.existing.id");

/** Writes the stack of the network that the stack of the cache expects to exist: subnets in two zones. */
export function writeNetworkStack(folder: string): void {
  const subnets = ZONES.map((zone, index) => [
    `zone_${index}`,
    { vpc_id: VPC_ID, cidr_block: `10.77.${index}.0/24`, availability_zone: zone },
  ]);
  const stack = {
    terraform: { required_providers: { aws: { source: "aws" } } },
    provider: { aws: { region: LOCAL_REGION } },
    resource: {
      aws_vpc: { existing: { cidr_block: "10.77.0.0/16" } },
      aws_subnet: Object.fromEntries(subnets),
    },
    output: {
      vpcId: { value: VPC_ID },
      subnets: {
        value: ZONES.map((availabilityZone, index) => ({
          id: ref(`aws_subnet.zone_${index}.id`),
          availabilityZone,
          cidrBlock: `10.77.${index}.0/24`,
        })),
      },
    },
  };
  makeFolder(folder);
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(stack, null, 2));
}

/** Makes the network and returns the file that tells the app about it. */
export async function makeNetwork(folder: string, terraform: Terraform): Promise<string> {
  writeNetworkStack(folder);
  await terraform.init();
  await terraform.apply();
  const file = path.join(folder, "network.json");
  fs.writeFileSync(file, JSON.stringify(await terraform.output(), null, 2));
  return file;
}

/** Terraform's way to write an attribute where JSON wants a string. */
function ref(attribute: string): string {
  return `\${${attribute}}`;
}
