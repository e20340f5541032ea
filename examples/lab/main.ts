import { connect } from "../caching-strategies/client";
import { EXERCISES } from "./exercises";

/** Runs one exercise: `cache-aside`, `stampede` or `eviction`. */
async function main(name = ""): Promise<void> {
  if (!(name in EXERCISES)) {
    throw new Error(`expected one of ${Object.keys(EXERCISES).join(", ")}`);
  }
  const redis = connect();
  for (const line of await EXERCISES[name as keyof typeof EXERCISES](redis)) console.log(line);
  await redis.quit();
}

main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
