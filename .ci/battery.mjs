// The calendar battery: every calendar file and mail that the black-box tests left, read by six
// independent parsers. `X.next.ics` and `X.next.eml` are held against the earlier `X.ics` and `X.eml`;
// `X.feed.ics` must also be what a feed must be.

import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const shared = process.env.KOBLING_SHARED ?? "../shared";
const battery = resolve(shared, "tools/icsbattery.py");
const PARSERS = ["icalendar", "vobject", "ical", "ics", "tzdata"];

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : /\.(ics|eml)$/.test(entry.name) ? [path] : [];
  });

/** Installs the parsers beside the other tools, once; returns the arguments that call the battery. */
async function prepare(run) {
  const folder = join(process.env.KOBLING_TOOLS ?? resolve("target/tools"), "icsbattery");
  const python = join(folder, "bin/python");
  const modules = join(folder, "node_modules");
  if (!existsSync(join(modules, "ical.js"))) {
    mkdirSync(folder, { recursive: true });
    for (const step of [
      ["python3", "-m", "venv", folder],
      [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", ...PARSERS],
      ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, "ical.js"],
    ]) {
      const { ok, output } = await run(step);
      if (!ok) throw new Error(`${step.join(" ")}\n${output}`);
    }
  }
  return [python, battery, "--json", "--node-modules", modules];
}

/** Runs the battery over a folder; a file with an error counts as a failure. */
export async function calendarBattery(folder, run) {
  if (!existsSync(battery)) return { leftOut: `${battery} is not there` };
  const found = files(folder);
  const label = `calendar battery, ${found.length} files`;
  if (found.length === 0) return { passed: 0, failed: 0 };
  const command = await prepare(run);
  // One call for all files without a predecessor, one for all such feeds, one for each that has a predecessor.
  const NEXT = /\.next((\.feed)?\.(ics|eml))$/;
  const isFeed = (path) => path.endsWith(".feed.ics");
  const first = found.filter((path) => !NEXT.test(path));
  const calls = [
    first.filter((path) => !isFeed(path)),
    ["--feed", ...first.filter(isFeed)],
    ...found
      .filter((path) => NEXT.test(path))
      .map((path) => [...(isFeed(path) ? ["--feed"] : []), "--previous", path.replace(NEXT, "$1"), path]),
  ].filter((call) => call.some((word) => word.includes("/")));
  let passed = 0;
  let errors = 0;
  let output = "";
  for (const call of calls) {
    const result = await run([...command, ...call]);
    const reports = result.output.split("\n").filter((text) => text.startsWith("{")).map((text) => JSON.parse(text));
    passed += reports.filter((report) => report.ok).length;
    for (const report of reports)
      for (const { level, code, message, line } of report.problems)
        if (level === "error") {
          errors += 1;
          output += `${report.file}${line ? `:${line}` : ""} ${code}: ${message}\n`;
        }
    // No report at all: too few parsers, or a file that could not be read.
    if (!result.ok && reports.every((report) => report.ok)) throw new Error(result.output);
  }
  return { label, passed, failed: found.length - passed, note: `${errors} errors`, output };
}
