/** Takes the lock that it is told, says so, and holds it until its input ends. */
import { withLock } from "../../../stacks/local/lock";

withLock(process.argv[2] as string, async () => {
  console.log("holds");
  await new Promise((resolve) => process.stdin.once("end", resolve).resume());
}).catch((error: Error) => {
  console.log(error.message);
  process.exitCode = 1;
});
