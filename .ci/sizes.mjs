// Tells how much a visitor's browser fetches, compressed, and says so when the browser's half has outgrown its aim.
// It never fails: a release that is a kilobyte larger is still a release.
//
//   node .ci/sizes.mjs <site folder>

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

const AIM = 90;

const [site] = process.argv.slice(2);
const kilobytes = (name) => {
  const path = join(site, "pkg", `${name}.br`);
  return existsSync(path) ? statSync(path).size / 1000 : NaN;
};
const names = ["kobling.css", "kobling.js", "kobling_bg.wasm"];
console.log(`Site (brotli): ${names.map((name) => `${name} ${kilobytes(name).toFixed(1)} kB`).join(", ")}`);
const half = kilobytes("kobling_bg.wasm");
if (half > AIM) console.log(`The browser's half is larger than ${AIM} kB: ARCHITECTURE.md tells what is in it.`);
