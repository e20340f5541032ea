import { environmentApp } from "./environment-app";
import { runApp } from "./run-app";

runApp(() => environmentApp().synth());
