import { makeFolder } from "../../lib/core/make-folder";
import { runContractClient } from "./contract";
import { LocalDeployError } from "./errors";
import { LocalAws, type LocalAwsSettings } from "./local-aws";
import { LocalRedis } from "./local-redis";
import { main, step } from "./main";
import { makeNetwork } from "./network";
import { preflight } from "./preflight";
import { refuseStranger, removeAll } from "./removal";
import { AWS_FOLDER, NETWORK_FOLDER, REDIS_FOLDER, SYNTHESIS_FOLDER, WORK } from "./settings";
import { type Outputs, printSummary } from "./summary";
import { localEnvironmentName, synthesize } from "./synthesis";
import { Terraform } from "./terraform";
import { readVariables } from "./variables";

async function deploy(): Promise<void> {
  refuseStranger();
  const settings = readVariables(process.env);
  const running = LocalAws.running(AWS_FOLDER);
  const { redis } = await preflight(running ? [] : [settings.port, settings.redisPort]);
  if (running) checkPorts(running, settings);
  else await removeAll();

  try {
    makeFolder(WORK, 0o700);
    const aws = running ?? (await startAws(settings));
    const terraform = await apply(aws);
    const outputs = (await terraform.output()) as unknown as Outputs;
    const health = redis ? await checkCache(aws, outputs) : undefined;
    printSummary(aws, await terraform.show(), outputs, health);
  } catch (error) {
    // A state whose AWS is gone is worth nothing, so neither of the two stays.
    await removeAll();
    throw error;
  }
}

function checkPorts({ settings }: LocalAws, asked: LocalAwsSettings): void {
  if (settings.port === asked.port && settings.redisPort === asked.redisPort) return;
  throw new LocalDeployError(
    `a deployment with the ports ${settings.port} and ${settings.redisPort} is running: ` +
      "end it first with npm run destroy:local",
  );
}

function startAws(settings: LocalAwsSettings): Promise<LocalAws> {
  step("starting the local AWS (the first time, it is installed first)");
  return LocalAws.start(AWS_FOLDER, settings);
}

async function apply(aws: LocalAws): Promise<Terraform> {
  step("making the network of the cache");
  const network = new Terraform(NETWORK_FOLDER, aws.environment());
  const networkFile = await makeNetwork(NETWORK_FOLDER, network);

  const sides = process.env.KUBECONFIG
    ? "both sides, with the Kubernetes cluster of KUBECONFIG"
    : "the AWS side alone: set KUBECONFIG to include the Kubernetes side";
  step(`synthesizing the environment ${localEnvironmentName()}, ${sides}`);
  const folder = await synthesize(SYNTHESIS_FOLDER, networkFile, aws.settings.redisPort);

  step("applying it with Terraform, about a minute when the cache is new");
  const terraform = new Terraform(folder, aws.environment());
  await terraform.init();
  await terraform.apply();
  return terraform;
}

async function checkCache(aws: LocalAws, outputs: Outputs): Promise<string> {
  const contract = { ...outputs.client_environment };
  if (outputs.secret_arn) contract.REDIS_AUTH_TOKEN = await aws.secretValue(outputs.secret_arn);

  step("starting a Redis behind the cache's endpoints");
  const redis = await LocalRedis.start(REDIS_FOLDER, {
    port: aws.settings.redisPort,
    host: contract.REDIS_TLS_SERVER_NAME,
    username: contract.REDIS_AUTH_USERNAME,
    token: contract.REDIS_AUTH_TOKEN,
    evictionPolicy: outputs.eviction_policy,
    clusterMode: contract.REDIS_CLUSTER_MODE === "true",
  });

  step("connecting a client that has the contract's variables only");
  return runContractClient({ ...contract, REDIS_TLS_CA_FILE: redis.caFile });
}

main(deploy);
