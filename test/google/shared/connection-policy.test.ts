import { TerraformStack } from "cdktf";
import {
  MemorystoreConnectionPolicy,
  type MemorystoreConnectionPolicyProps,
  MemorystoreServiceClass,
} from "cdktf-managed-cache/google";
import { CONNECTION_POLICY_RULES } from "../../../lib/google/shared/rules/connection-policy";
import { faultIds } from "../../support/faults";
import { type Cases, judge } from "../../support/judge";
import { testApp } from "../../support/test-app";
import { SUBNET, synth } from "../make";

const TOKEN = "${google_compute_subnetwork.a.id}";

const MINIMAL: MemorystoreConnectionPolicyProps = {
  serviceClass: MemorystoreServiceClass.VALKEY,
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  subnets: [SUBNET],
};

test("a policy with the least props, and with all", () => {
  const template = synth((stack) => {
    new MemorystoreConnectionPolicy(stack, "Least", MINIMAL);
    new MemorystoreConnectionPolicy(stack, "All", {
      ...MINIMAL,
      serviceClass: MemorystoreServiceClass.REDIS_CLUSTER,
      name: "endpoints",
      limit: 8,
      labels: { team: "network" },
      project: "network-host",
    });
  });
  const [all, least] = template.propertiesOf(
    "google_network_connectivity_service_connection_policy",
  );
  expect(least).toEqual({
    name: "test-least",
    description: "Endpoints of Memorystore caches",
    location: "europe-west1",
    network: MINIMAL.network,
    service_class: "gcp-memorystore",
    psc_config: { subnetworks: [SUBNET] },
  });
  expect(all).toMatchObject({
    name: "endpoints",
    service_class: "gcp-memorystore-redis",
    psc_config: { subnetworks: [SUBNET], limit: "8" },
    labels: { team: "network" },
    project: "network-host",
  });
});

const RULES: Record<string, Cases<MemorystoreConnectionPolicyProps>> = {
  "memorystore.labels": {
    refused: [{ labels: { Team: "shop" } }],
    accepted: [{ labels: { team: "shop" } }],
  },
  "memorystore.region": {
    refused: [{ region: "europe", subnets: [TOKEN] }],
    accepted: [{ region: TOKEN }],
  },
  "memorystore.project": { refused: [{ project: "12" }], accepted: [{ project: "shop-prod" }] },
  "memorystore.network": { refused: [{ network: "main" }], accepted: [{ network: TOKEN }] },
  "memorystore.connection-policy-subnets": {
    refused: [{ subnets: [] }],
    accepted: [{ subnets: [TOKEN] }],
  },
  "memorystore.connection-policy-subnet-names": {
    refused: [{ subnets: ["endpoints"] }],
    accepted: [{ subnets: [SUBNET, TOKEN] }],
  },
  "memorystore.connection-policy-name": {
    refused: [{ name: "Endpoints" }, { name: "a-" }, { name: "a".repeat(64) }],
    accepted: [{ name: "a" }, { name: TOKEN }],
  },
  "memorystore.connection-policy-limit": {
    refused: [{ limit: 0 }, { limit: 2.5 }],
    accepted: [{ limit: 1 }],
  },
};

judge(
  RULES,
  (stack, props) => new MemorystoreConnectionPolicy(stack, "Policy", { ...MINIMAL, ...props }),
);

test("every rule is tried here", () => {
  const ids = CONNECTION_POLICY_RULES.map(({ id }) => id);
  expect(ids.filter((id) => RULES[id] === undefined)).toEqual([]);
});

test("a network has one policy of a class in a region", () => {
  const stack = new TerraformStack(testApp(), "test");
  new MemorystoreConnectionPolicy(stack, "one", MINIMAL);
  const second = (id: string, props: Partial<MemorystoreConnectionPolicyProps>) =>
    faultIds(() => new MemorystoreConnectionPolicy(stack, id, { ...MINIMAL, ...props }));
  const link = `https://www.googleapis.com/compute/v1/${MINIMAL.network}`;
  expect(second("two", { network: link })).toEqual(["memorystore.connection-policy-taken"]);
  expect(second("three", { serviceClass: MemorystoreServiceClass.REDIS_CLUSTER })).toEqual([]);
  expect(second("four", { network: "projects/shop-prod/global/networks/other" })).toEqual([]);
});
