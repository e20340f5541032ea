import { TerraformOutput } from "cdktf";
import { clientEnvironment } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

const ZONE = { zoneId: "Z0123456789ABCDEFGHIJ", name: "cache.internal" };

function make(props: Partial<ElastiCacheReplicationGroupProps>) {
  const template = synth((stack) => {
    const cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, ...props });
    new TerraformOutput(stack, "contract", { staticId: true, value: clientEnvironment(cache) });
  });
  return {
    records: template.propertiesOf("aws_route53_record"),
    contract: template.output("contract").value as Record<string, string>,
  };
}

test("clients connect to names of the zone, and verify ElastiCache's", () => {
  const { records, contract } = make({ dnsZone: ZONE });
  expect(records).toMatchObject([
    {
      zone_id: ZONE.zoneId,
      name: "test-cache.cache.internal",
      type: "CNAME",
      records: [contract.REDIS_TLS_SERVER_NAME],
    },
    {
      name: "test-cache-reader.cache.internal",
      records: [contract.REDIS_READER_TLS_SERVER_NAME],
    },
  ]);
  expect(contract.REDIS_PRIMARY_HOST).toMatch(/^\$\{aws_route53_record\.Cache_Endpoints_Primary_/);
  expect(contract.REDIS_READER_HOST).toMatch(/^\$\{aws_route53_record\.Cache_Endpoints_Reader_/);
  expect(contract.REDIS_TLS_SERVER_NAME).toMatch(/\.primary_endpoint_address}$/);
});

test("in cluster mode one name leads to the configuration endpoint", () => {
  const { records } = make({ dnsZone: ZONE, shards: 2, replicas: 1 });
  expect(records).toHaveLength(1);
  expect(records[0]?.records[0]).toMatch(/\.configuration_endpoint_address}$/);
});

test("without a zone there are no records, and one name for all", () => {
  const { records, contract } = make({});
  expect(records).toEqual([]);
  expect(contract.REDIS_PRIMARY_HOST).toBe(contract.REDIS_TLS_SERVER_NAME);
});
