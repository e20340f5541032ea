import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { DataAwsSecretsmanagerRandomPassword } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-random-password";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { addExporter } from "./hand-written-exporter";
import { type CacheSettings, NAME_IN_RULES } from "./settings";

const KEY_USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

/**
 * What the pattern makes of the same settings, as one would write it with the bindings alone: every
 * name, reference and default spelled out.
 *
 * @param rules the groups of the PrometheusRule, as JSON
 */
export function addCache(
  scope: Construct,
  { id, vpcId, subnets, nodeType, clientSecurityGroupId, namespace, client }: CacheSettings,
  rules: string,
): void {
  const cache = new Construct(scope, id);
  const redis = new Construct(cache, "Redis");
  const name = `bench-${id.toLowerCase()}-redis`;

  const keyScope = new Construct(redis, "Key");
  const account = new DataAwsCallerIdentity(keyScope, "Account");
  const region = new DataAwsRegion(keyScope, "Region");
  const partition = new DataAwsPartition(keyScope, "Partition");
  const policy = new DataAwsIamPolicyDocument(keyScope, "Policy", {
    statement: [
      {
        sid: "Account",
        actions: ["kms:*"],
        resources: ["*"],
        principals: [
          {
            type: "AWS",
            identifiers: [`arn:${partition.partition}:iam::${account.accountId}:root`],
          },
        ],
      },
      {
        sid: "CacheAndSecrets",
        actions: [...KEY_USE, "kms:CreateGrant"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: ["*"] }],
        condition: [
          { test: "StringEquals", variable: "kms:CallerAccount", values: [account.accountId] },
          {
            test: "StringEquals",
            variable: "kms:ViaService",
            values: [
              `elasticache.${region.id}.${partition.dnsSuffix}`,
              `secretsmanager.${region.id}.${partition.dnsSuffix}`,
            ],
          },
        ],
      },
      {
        sid: "Logs",
        actions: KEY_USE,
        resources: ["*"],
        principals: [
          { type: "Service", identifiers: [`logs.${region.id}.${partition.dnsSuffix}`] },
        ],
        condition: [
          {
            test: "ArnLike",
            variable: "kms:EncryptionContext:aws:logs:arn",
            values: [
              `arn:${partition.partition}:logs:${region.id}:${account.accountId}:log-group:/aws/vendedlogs/elasticache/${name}/*`,
            ],
          },
        ],
      },
    ],
  });
  const key = new KmsKey(keyScope, "Resource", {
    description: `Data, logs and secrets of cache ${name}`,
    enableKeyRotation: true,
    policy: policy.json,
    lifecycle: { preventDestroy: true },
  });
  const alias = new KmsAlias(keyScope, "Alias", {
    name: `alias/elasticache/${name}`,
    targetKeyId: key.keyId,
  });

  const groupScope = new Construct(redis, "SecurityGroup");
  const securityGroup = new SecurityGroup(groupScope, "Resource", {
    name: `elasticache-${name}`,
    description: `Nodes of cache ${name}`,
    vpcId,
  });

  const secretScope = new Construct(new Construct(redis, "AuthToken"), "Secret");
  const secret = new SecretsmanagerSecret(secretScope, "Resource", {
    name: `elasticache/${name}/auth-token`,
    description: `Token that clients of cache ${name} send`,
    kmsKeyId: key.arn,
    recoveryWindowInDays: 30,
  });
  const drawn = new DataAwsSecretsmanagerRandomPassword(secretScope, "Random-initial", {
    passwordLength: 64,
    excludePunctuation: true,
  });
  const version = new SecretsmanagerSecretVersion(secretScope, "Version-initial", {
    secretId: secret.id,
    secretString: drawn.randomPassword,
    lifecycle: { ignoreChanges: ["secret_string"], createBeforeDestroy: true },
  });
  const token = new DataAwsSecretsmanagerSecretVersion(secretScope, "Value-initial", {
    secretId: secret.id,
    versionId: version.versionId,
  });

  const subnetGroup = new ElasticacheSubnetGroup(redis, "SubnetGroup", {
    name,
    description: `Subnets of cache ${name}`,
    subnetIds: subnets.map((subnet) => subnet.id),
  });
  const parameterGroup = new ElasticacheParameterGroup(redis, "ParameterGroup", {
    name: `${name}-redis7`,
    family: "redis7",
    description: `Parameters of cache ${name}`,
    parameter: [
      { name: "maxmemory-policy", value: "allkeys-lru" },
      { name: "reserved-memory-percent", value: "25" },
    ],
    lifecycle: { createBeforeDestroy: true },
  });
  const slowLog = new CloudwatchLogGroup(redis, "SlowLog", {
    name: `/aws/vendedlogs/elasticache/${name}/slow-log`,
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  const engineLog = new CloudwatchLogGroup(redis, "EngineLog", {
    name: `/aws/vendedlogs/elasticache/${name}/engine-log`,
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  const group = new ElasticacheReplicationGroup(redis, "Resource", {
    replicationGroupId: name,
    description: `Cache ${redis.node.path}`,
    engine: "redis",
    engineVersion: "7.1",
    nodeType,
    numCacheClusters: 3,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    port: 6379,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup.id],
    parameterGroupName: parameterGroup.name,
    atRestEncryptionEnabled: "true",
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    kmsKeyId: key.arn,
    authToken: token.secretString,
    authTokenUpdateStrategy: "SET",
    logDeliveryConfiguration: [
      {
        logType: "slow-log",
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: slowLog.name,
      },
      {
        logType: "engine-log",
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: engineLog.name,
      },
    ],
    snapshotRetentionLimit: 7,
    snapshotWindow: "02:00-03:00",
    finalSnapshotIdentifier: `${name}-final-${securityGroup.id}`,
    maintenanceWindow: "sun:04:00-sun:05:00",
    autoMinorVersionUpgrade: "true",
    applyImmediately: false,
    lifecycle: { preventDestroy: true, ignoreChanges: ["snapshot_name", "snapshot_arns"] },
  });
  const ingress = new VpcSecurityGroupIngressRule(groupScope, "From-nodes", {
    securityGroupId: securityGroup.id,
    referencedSecurityGroupId: clientSecurityGroupId,
    ipProtocol: "tcp",
    fromPort: 6379,
    toPort: 6379,
    description: `nodes to cache ${name}`,
  });

  const kubernetes = new Construct(cache, "Kubernetes");
  const own = new NamespaceV1(kubernetes, `Namespace-${namespace}`, {
    metadata: { name: namespace },
  });
  const labels = (component: string) => ({
    "app.kubernetes.io/name": "redis",
    "cdktf-managed-cache/instance": name,
    "app.kubernetes.io/component": component,
    "app.kubernetes.io/managed-by": "cdktf",
  });
  const services = new Construct(kubernetes, "Services");
  const hosts = [
    { id: "Primary", service: "redis-primary", host: group.primaryEndpointAddress },
    { id: "Reader", service: "redis-reader", host: group.readerEndpointAddress },
  ];
  for (const { id: serviceId, service, host } of hosts) {
    new ServiceV1(services, serviceId, {
      metadata: { name: service, namespace, labels: labels("endpoint") },
      spec: {
        type: "ExternalName",
        externalName: host,
        port: [{ name: "redis", port: 6379, protocol: "TCP" }],
      },
      dependsOn: [own],
    });
  }

  const clients: { at: string; first: ITerraformDependable[] }[] = [
    { at: namespace, first: [own] },
    { at: client, first: [] },
  ];
  const checksums: string[] = [];
  for (const { at, first } of clients) {
    const clientScope = new Construct(kubernetes, `Client-${at}`);
    const credentials = new SecretV1(new Construct(clientScope, "Credentials"), "Resource", {
      metadata: { name: "redis-auth", namespace: at, labels: labels("credentials") },
      type: "Opaque",
      dataWo: { token: token.secretString },
      dataWoRevision: 1,
      dependsOn: [
        ...first,
        key,
        alias,
        securityGroup,
        ingress,
        secret,
        version,
        subnetGroup,
        parameterGroup,
        slowLog,
        engineLog,
        group,
      ],
    });
    const settings = new ConfigMapV1(new Construct(clientScope, "Config"), "Resource", {
      metadata: { name: "redis-client", namespace: at, labels: labels("client") },
      data: {
        REDIS_PRIMARY_HOST: `redis-primary.${namespace}.svc.cluster.local`,
        REDIS_READER_HOST: `redis-reader.${namespace}.svc.cluster.local`,
        REDIS_PORT: "6379",
        REDIS_TLS_ENABLED: "true",
        REDIS_TLS_SERVER_NAME: group.primaryEndpointAddress,
        REDIS_READER_TLS_SERVER_NAME: group.readerEndpointAddress,
        REDIS_CLUSTER_MODE: "false",
        REDIS_MAX_CONNECTIONS: "20",
        REDIS_CONNECT_TIMEOUT_MS: "2000",
        REDIS_COMMAND_TIMEOUT_MS: "500",
      },
      dependsOn: first.length > 0 ? first : undefined,
    });
    const restartedBy = {
      settings: settings.interpolationForAttribute("data"),
      credentials: credentials.interpolationForAttribute("data_wo_revision"),
    };
    checksums.push(Fn.sha256(Fn.jsonencode(restartedBy)));
  }

  addExporter(new Construct(kubernetes, "Exporter"), {
    name,
    namespace,
    host: group.primaryEndpointAddress,
    checksum: checksums[0] as string,
    dependsOn: [own],
  });
  new Manifest(new Construct(kubernetes, "Alerts"), "Resource", {
    manifest: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PrometheusRule",
      metadata: {
        name: "redis-alerts",
        namespace,
        labels: labels("alerts"),
        annotations: { "cdktf-managed-cache/measured-by": `cache=${name}` },
      },
      spec: { groups: JSON.parse(rules.replaceAll(NAME_IN_RULES, name)) },
    },
    dependsOn: [own],
  });
}
