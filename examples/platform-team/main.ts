import { App } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { CacheInspection } from "cdktf-managed-cache/inspect";
import { addStacks } from "./stacks";

const app = new App();
addStacks(app);
// Last, when all stacks are there.
CacheGuardrails.apply(app);
CacheInspection.apply(app);
app.synth();
