// The calendar battery: every calendar file and mail that the black-box tests left, read by six
// independent parsers. `X.next.ics` and `X.next.eml` are held against the earlier `X.ics` and `X.eml`;
// `X.feed.ics` must also be what a feed must be.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const shared = process.env.KOBLING_SHARED ?? "../shared";
const battery = resolve(shared, "tools/icsbattery.py");
const PARSERS = ["icalendar", "vobject", "ical", "ics", "tzdata"];

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : /\.(ics|eml)$/.test(entry.name) ? [path] : [];
  });

/** Installs the parsers beside the other tools, once; returns what calls the battery. */
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
  return { python, options: ["--json", "--node-modules", modules] };
}

/** Runs the battery over a folder; a file with an error counts as a failure. */
export async function calendarBattery(folder, run) {
  if (!existsSync(battery)) return { leftOut: `${battery} is not there` };
  const found = files(folder);
  const label = `calendar battery, ${found.length} files`;
  if (found.length === 0) return { passed: 0, failed: 0 };
  const { python, options } = await prepare(run);
  // A call for some files without a predecessor, for some such feeds, and for each that has a predecessor.
  const NEXT = /\.next((\.feed)?\.(ics|eml))$/;
  const isFeed = (path) => path.endsWith(".feed.ics");
  const first = found.filter((path) => !NEXT.test(path));
  const some = (paths) => Array.from({ length: Math.ceil(paths.length / 20) }, (_, part) => paths.slice(part * 20, part * 20 + 20));
  const calls = [
    ...some(first.filter((path) => !isFeed(path))),
    ...some(first.filter(isFeed)).map((paths) => ["--feed", ...paths]),
    ...found
      .filter((path) => NEXT.test(path))
      .map((path) => [...(isFeed(path) ? ["--feed"] : []), "--previous", path.replace(NEXT, "$1"), path]),
  ];
  const list = join(folder, "calls.json");
  writeFileSync(list, JSON.stringify(calls.map((call) => [...options, ...call])));
  const { ok, output: said } = await run([python, resolve(".ci/battery.py"), battery, list]);
  const reports = said.split("\n").filter((text) => text.startsWith("{")).map((text) => JSON.parse(text));
  // No report of a file: too few parsers, or one that could not be read.
  if (reports.length !== found.length || (!ok && reports.every((report) => report.ok))) throw new Error(said);
  let errors = 0;
  let output = "";
  for (const report of reports)
    for (const { level, code, message, line } of report.problems)
      if (level === "error") {
        errors += 1;
        output += `${report.file}${line ? `:${line}` : ""} ${code}: ${message}\n`;
      }
  const passed = reports.filter((report) => report.ok).length;
  return { label, passed, failed: found.length - passed, note: `${errors} errors`, output };
}
