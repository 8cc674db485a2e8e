// `make dev`: builds, serves, and does both again whenever a source file is saved.
//
//   node .ci/dev.mjs <the program>

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";

const [program] = process.argv.slice(2);
const WATCHED = ["src", "style", "public", "migrations", "Cargo.toml"];
// Editors write a file in several steps.
const QUIET_MS = 200;

let server;
let changed = true;
let wake = () => {};

const command = (name, args) => spawn(name, args, { stdio: "inherit" });

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
}

for (const path of WATCHED.filter(existsSync)) {
  let timer;
  watch(path, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake();
    }, QUIET_MS);
  });
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)));

for (;;) {
  changed = false;
  const [code] = await once(command("make", ["assets", "server"]), "exit");
  if (code === 0) {
    // The old server answers until the new one is built.
    await stop();
    server = command(program, ["serve", "--demo"]);
  } else {
    console.log("The build failed; waiting for the next change.");
  }
  if (!changed) await new Promise((resume) => (wake = resume));
}
