// `make test`: runs every suite, shows the output of those that fail, and counts.
//
// A suite that could not run, or in which nothing ran, counts as a failure. The lines before the last
// say how many tests ran in each; the very last is "N passed, N failed".

import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { calendarBattery } from "./battery.mjs";

const scratch = mkdtempSync(join(tmpdir(), "kobling-test-"));
const logs = resolve("target/test-logs");
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });

// A developer's own settings must not reach the tests.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(KOBLING_(?!TOOLS$)|PORT$|MAKEFLAGS$|MFLAGS$|MAKELEVEL$)/.test(name)),
);

const results = [];
let running;

/** Runs a command; its output goes to a log and, with `live`, to the terminal. */
function run(name, command, { env = {}, live = false, cwd } = {}) {
  return new Promise((done) => {
    let output = "";
    const child = spawn(command[0], command.slice(1), {
      cwd,
      env: { ...environment, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running = child;
    const take = (stream) => (chunk) => {
      output += chunk;
      if (live) stream.write(chunk);
    };
    child.stdout.on("data", take(process.stdout));
    child.stderr.on("data", take(process.stderr));
    child.on("error", (fault) => (output += `\n${fault.message}\n`));
    child.on("close", (code) => {
      running = undefined;
      writeFileSync(join(logs, `${name.replace(/[^\w]+/g, "-")}.log`), output);
      done({ ok: code === 0, output });
    });
  });
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Runs one suite and keeps its result; `work` returns `{ label?, passed, failed, note?, output? }`,
 * several of them, or `{ leftOut: why }`. */
async function suite(label, work) {
  console.log(`▶ ${label}`);
  const start = Date.now();
  let result;
  try {
    result = await work();
  } catch (fault) {
    result = { passed: 0, failed: 1, output: fault.stack };
  }
  if (result.leftOut) return console.log(`– ${label}: left out, ${result.leftOut}`);
  for (const one of Array.isArray(result) ? result : [result]) {
    const entry = { label, ...one };
    // Nothing ran: that is not a pass.
    if (entry.passed + entry.failed === 0) Object.assign(entry, { failed: 1, note: "nothing ran" });
    if (entry.failed > 0 && entry.output) console.log(entry.output.trimEnd());
    results.push(entry);
    console.log(`${entry.failed > 0 ? "✘" : "✔"} ${line(entry)} (${seconds(start)})`);
  }
}

const line = ({ label, passed, failed, note }) =>
  `${label}: ${passed} passed${failed > 0 ? `, ${failed} failed` : ""}${note ? ` (${note})` : ""}`;

const check = (label, target) =>
  suite(label, async () => {
    const { ok, output } = await run(label, ["make", target]);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
  });

/** Adds up cargo's "test result:" lines. A run that ended without one (a crash, no compile) is a failure. */
function countCargo({ ok, output }) {
  let passed = 0;
  let failed = 0;
  let ignored = 0;
  for (const [, p, f, i] of output.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored;/gm)) {
    passed += Number(p);
    failed += Number(f);
    ignored += Number(i);
  }
  if (!ok && failed === 0) failed = 1;
  return { passed, failed, note: ignored > 0 ? `${ignored} ignored` : undefined, output };
}

/** Playwright's JSON report, counted by project. A test that passed only at the second try is a failure. */
function countPlaywright(report, project, label, run) {
  const empty = { label, passed: 0, failed: 1, note: "did not run", output: run.output };
  if (!existsSync(report)) return empty;
  const tests = [];
  const walk = (part) => {
    for (const spec of part.specs ?? []) tests.push(...spec.tests.filter((test) => test.projectName === project));
    for (const inner of part.suites ?? []) walk(inner);
  };
  const { suites, errors } = JSON.parse(readFileSync(report, "utf8"));
  suites.forEach(walk);
  const count = (status) => tests.filter((test) => test.status === status).length;
  const failed = count("unexpected") + count("flaky") + (errors.length > 0 ? 1 : 0);
  return { label, passed: count("expected"), failed, note: count("skipped") ? `${count("skipped")} skipped` : undefined, output: run.output };
}

async function main() {
  await check("format", "format-check");
  await check("clippy, server", "clippy-server");
  await check("clippy, browser", "clippy-browser");

  console.log("▶ building the site, the server and the tests");
  const site = await run("build-site", ["make", "assets", "end2end-ready"], { live: true });
  const tools = await run("test-tools", ["make", "test-tools"]);
  if (!tools.ok) console.log(tools.output.trimEnd());
  const cargo = ["cargo", "test", "--features", "ssr"];
  const tests = await run("build-tests", [...cargo, "--lib", "--bins", "--test", "blackbox", "--no-run"], { live: true });
  // cargo builds the program along with the tests outside of the crate. A copy is what the browser
  // meets, so that a build beside this one cannot exchange it under the tests.
  const program = join(scratch, "kobling");
  if (tests.ok) copyFileSync(join(process.env.CARGO_TARGET_DIR ?? "target", "debug/kobling"), program);

  const calendars = join(scratch, "calendars");
  const built = (work) => async () => {
    if (!tests.ok) return { passed: 0, failed: 1, note: "the tests did not compile, see above" };
    return work();
  };
  const leavingFiles = (name, command) => {
    const folder = join(calendars, name);
    mkdirSync(folder, { recursive: true });
    return run(name, command, { env: { KOBLING_ICS_OUT: folder } });
  };
  const blackbox = (database, before = []) =>
    leavingFiles(`black-box-${database}`, [...before, ...cargo, "--test", "blackbox"]);
  await suite("unit", built(async () => countCargo(await leavingFiles("unit", [...cargo, "--lib", "--bins"]))));
  await suite("black-box, SQLite", built(async () => countCargo(await blackbox("sqlite"))));
  await suite("black-box, PostgreSQL", built(async () => {
    const result = await blackbox("postgres", [".ci/with-postgres"]);
    const version = result.output.match(/^PostgreSQL (\d+)/m)?.[1] ?? "";
    return { ...countCargo(result), label: `black-box, PostgreSQL ${version}`.trimEnd() };
  }));

  await suite("calendar battery", () => calendarBattery(calendars, (command, options) => run("battery", command, options)));

  await suite("browser", async () => {
    const projects = [["js", "browser, JavaScript on"], ["nojs", "browser, JavaScript off"]];
    const fail = (note, output) => projects.map(([, label], index) => ({ label, passed: 0, failed: 1, note, output: index ? "" : output }));
    if (!site.ok || !tests.ok) return fail("the build failed, see above");
    const chromium = await run("chromium", [".ci/chromium"]);
    if (!chromium.ok) return fail("no Chromium", chromium.output);
    const report = join(scratch, "playwright.json");
    const result = await run("browser", ["npx", "--no-install", "playwright", "test", "--reporter=list,json"], {
      cwd: "end2end",
      env: {
        KOBLING_BIN: program,
        CHROMIUM: chromium.output.trim().split("\n").at(-1),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    return projects.map(([project, label], index) => {
      const counted = countPlaywright(report, project, label, result);
      return { ...counted, output: index ? "" : counted.output };
    });
  });

  const sum = (what) => results.reduce((total, result) => total + result[what], 0);
  console.log(`\nLogs: ${logs}`);
  for (const result of results) console.log(line(result));
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    running?.kill("SIGTERM");
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });

const ok = await main().finally(() => rmSync(scratch, { recursive: true, force: true }));
process.exit(ok ? 0 : 1);
