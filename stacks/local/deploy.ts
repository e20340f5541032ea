import * as fs from "node:fs";
import { runContractClient } from "./contract";
import { LocalDeployError } from "./errors";
import { LocalAws } from "./local-aws";
import { LocalRedis } from "./local-redis";
import { main, step } from "./main";
import { makeNetwork } from "./network";
import { preflight } from "./preflight";
import { removeAll } from "./removal";
import {
  AWS_FOLDER,
  AWS_PORT,
  NETWORK_FOLDER,
  REDIS_FOLDER,
  REDIS_PORT,
  SYNTHESIS_FOLDER,
  WORK,
} from "./settings";
import { type Outputs, printSummary } from "./summary";
import { localEnvironmentName, synthesize } from "./synthesis";
import { Terraform } from "./terraform";

async function deploy(): Promise<void> {
  const running = LocalAws.running(AWS_FOLDER);
  const { redis } = await preflight(running ? [] : [AWS_PORT, REDIS_PORT]);
  if (running) checkPorts(running);
  else await removeAll();

  try {
    fs.mkdirSync(WORK, { recursive: true, mode: 0o700 });
    const aws = running ?? (await startAws());
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

function checkPorts({ settings }: LocalAws): void {
  if (settings.port === AWS_PORT && settings.redisPort === REDIS_PORT) return;
  throw new LocalDeployError(
    `a deployment with the ports ${settings.port} and ${settings.redisPort} is running: ` +
      "end it first with npm run destroy:local",
  );
}

function startAws(): Promise<LocalAws> {
  step("starting the local AWS (the first time, it is installed first)");
  return LocalAws.start(AWS_FOLDER, { port: AWS_PORT, redisPort: REDIS_PORT });
}

async function apply(aws: LocalAws): Promise<Terraform> {
  step("making the network of the cache");
  const network = new Terraform(NETWORK_FOLDER, aws.environment());
  const networkFile = await makeNetwork(NETWORK_FOLDER, network);

  const sides = process.env.KUBECONFIG
    ? "both sides, with the Kubernetes cluster of KUBECONFIG"
    : "the AWS side alone: set KUBECONFIG to include the Kubernetes side";
  step(`synthesizing the environment ${localEnvironmentName()}, ${sides}`);
  const folder = await synthesize(SYNTHESIS_FOLDER, networkFile, REDIS_PORT);

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
    port: REDIS_PORT,
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
