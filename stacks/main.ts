import { environmentApp } from "./environment-app";
import { run } from "./mistakes";

run(() => environmentApp().synth());
