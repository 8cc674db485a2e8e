// Tells how much a visitor's browser fetches, compressed; for a release also whether the browser's half has grown.
// It never fails: a release that is a kilobyte larger is still a release.
//
//   node .ci/sizes.mjs <site folder> [release]

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

// A little above what it is; a debug half is a fifth larger (type-erased views).
const EXPECTED = 48;

const [site, flavour] = process.argv.slice(2);
const kilobytes = (name) => {
  const path = join(site, "pkg", `${name}.br`);
  return existsSync(path) ? statSync(path).size / 1000 : NaN;
};
const names = ["kobling.css", "kobling.js", "kobling_bg.wasm"];
console.log(`Site (brotli): ${names.map((name) => `${name} ${kilobytes(name).toFixed(1)} kB`).join(", ")}`);
if (flavour === "release" && kilobytes("kobling_bg.wasm") > EXPECTED)
  console.log(`The browser's half has grown beyond ${EXPECTED} kB: see "What an island weighs" in ARCHITECTURE.md.`);
