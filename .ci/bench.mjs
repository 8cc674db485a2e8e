// `make bench`: how fast a release is, through HTTP, beside what the same machine does without Kobling in the same run.
//
// node .ci/bench.mjs <program>, inside .ci/with-postgres with KOBLING_TEST_DURABLE=yes. Load comes from the same machine,
// so what wrk takes is missing to the server. Each figure is of BENCH_SECONDS (8) seconds;
// BENCH_ONLY=sqlite or postgres leaves the other out.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { data, FIRST, SESSION } from "./bench/data.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const program = process.argv[2];
const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const postgres = process.env.KOBLING_TEST_DATABASE_URL;
const CONNECTIONS = 32;
/** What a season looks like, what a feed of a thousand looks like, and many years of a large municipality. */
const SMALL = { events: 60, upcoming: 60, parties: 10, size: 2 };
const FEED = { events: 1000, upcoming: 1000, parties: 0, size: 0 };
const TABLE = { events: 1, upcoming: 1, parties: 10_000, size: 2 };
const LARGE = { events: 10_000, upcoming: 60, parties: 25, size: 4 };

const folder = mkdtempSync(join(tmpdir(), "kobling-bench-"));
const children = new Set();
const rows = [];

const say = (line) => process.stderr.write(`${line}\n`);
const number = (value) => Math.round(value).toLocaleString("en-GB");
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const share = (value, of) => `${((100 * value) / of).toFixed(0)} %`;
function row(what, measured, beside = "", aim = "") {
  rows.push([what, measured, beside, aim]);
  say(`  ${what}: ${measured}${beside && `, ${beside}`}`);
}

function need(command, name, purpose) {
  if (spawnSync("sh", ["-c", `command -v ${command}`]).status !== 0) {
    execFileSync(join(here, "system-package"), [name, purpose], { stdio: "inherit" });
  }
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

function start(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

function stop(child) {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.on("exit", done);
    child.kill("SIGTERM");
  });
}

/** One request; what comes is counted as it stands on the wire. */
function get(address, headers = {}) {
  return new Promise((done, failed) => {
    const request = http.get(address, { headers, agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", failed);
  });
}

/** What wrk says of an address: answers a second, those that were neither 2xx nor 3xx, the slowest hundredth. */
async function wrk(address, { headers = {}, script, args = [], time = seconds, connections = CONNECTIONS } = {}) {
  const flags = ["-t1", `-c${connections}`, `-d${time}s`, "--latency"];
  for (const [name, value] of Object.entries(headers)) flags.push("-H", `${name}: ${value}`);
  if (script) flags.push("-s", script);
  const child = start("wrk", [...flags, address, ...(args.length ? ["--", ...args] : [])], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  await new Promise((done) => child.on("close", done));
  const find = (pattern) => pattern.exec(output)?.[1];
  const rate = Number(find(/Requests\/sec:\s+([\d.]+)/));
  const bad = Number(find(/Non-2xx or 3xx responses: (\d+)/) ?? 0);
  if (!Number.isFinite(rate)) throw new Error(`wrk said of ${address}:\n${output}`);
  if (bad) say(`  ! ${bad} answers of ${address} were faults`);
  const took = Number(find(/requests in ([\d.]+)s/) ?? time);
  return { rate, bad, slowest: find(/^\s+99%\s+(\S+)/m), made: Number(find(/made: (\d+)/) ?? 0) / took };
}

class Server {
  static async start(name, { database, port } = {}) {
    const server = new Server();
    server.folder = join(folder, name);
    mkdirSync(server.folder, { recursive: true });
    server.port = port ?? (await freePort());
    server.origin = `http://127.0.0.1:${server.port}`;
    server.environment = {
      ...process.env,
      KOBLING_DATA: server.folder,
      KOBLING_SECRET: "only for this benchmark, and only on this machine",
      // wrk plays the proxy in front, so that each visitor has a network of their own.
      KOBLING_PROXIES: "127.0.0.1",
      PORT: String(server.port),
      ...(database ? { KOBLING_DATABASE_URL: database } : {}),
    };
    delete server.environment.KOBLING_TEST_DATABASE_URL;
    return server;
  }

  migrate() {
    execFileSync(program, ["migrate"], { env: this.environment, stdio: ["ignore", "ignore", "inherit"] });
    return this;
  }

  async serve() {
    const log = openSync(join(this.folder, "log"), "w");
    this.child = start(program, ["serve"], { env: this.environment, stdio: ["ignore", log, log] });
    closeSync(log);
    for (let tries = 0; tries < 200; tries += 1) {
      const ready = await get(`${this.origin}/health/ready`).catch(() => undefined);
      if (ready?.status === 200) return this;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the server did not start:\n${readFileSync(join(this.folder, "log"), "utf8")}`);
  }

  get memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  get mails() {
    return readdirSync(join(this.folder, "mail")).filter((name) => name.endsWith(".eml")).length;
  }

  async stop() {
    await stop(this.child);
  }
}

const sqliteFile = (server) => join(server.folder, "kobling.db");
const load = (server, what) =>
  execFileSync("python3", [join(here, "bench/run.py"), sqliteFile(server)], { input: data(what), stdio: ["pipe", "inherit", "inherit"] });
const psql = (url, sql) =>
  execFileSync("psql", ["-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", url], { input: sql, stdio: ["pipe", "pipe", "inherit"] }).toString().trim();
const registrations = (server) =>
  Number(execFileSync("python3", [join(here, "bench/run.py"), sqliteFile(server), "SELECT COUNT(*) FROM registrations"]));

/** Sign-ups a second over fifty events, from as many connections as a rush has, and bare commits before and after: a
 * disk that others use too is not the same a minute later. */
async function signUps(servers, bare) {
  const before = bare?.();
  const script = join(here, "bench/sign-up.lua");
  const runs = servers.map((server) => wrk(server.origin, { script, args: [randomBytes(8).toString("hex"), "50"] }));
  const done = await Promise.all(runs);
  const made = done.reduce((sum, run) => sum + run.made, 0);
  const commits = bare && (before + bare()) / 2;
  const compared = bare && `${share(made, commits)} of ${number(commits)} bare commits/s; `;
  return { made, beside: `${compared ?? ""}99 % within ${done.map((run) => run.slowest).sort().pop()}` };
}

let runs = 0;
/** One small insert a commit, on an SQLite file with the settings of Kobling's. */
function sqliteCommits() {
  const own = join(folder, `commits-${(runs += 1)}`);
  mkdirSync(own);
  return Number(execFileSync("python3", [join(here, "bench/commits.py"), own, String(seconds / 2)]));
}

/** The same on PostgreSQL, from so many connections: commits that wait for the disk together are written together. */
function postgresCommits(clients) {
  psql(postgres, "SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS commits (id BIGSERIAL PRIMARY KEY, text TEXT NOT NULL)");
  const script = join(folder, "commit.sql");
  writeFileSync(script, "INSERT INTO commits (text) VALUES ('one small row');\n");
  const args = ["-n", "-M", "prepared", "-f", script, "-c", String(clients), "-j", "1", "-T", String(Math.ceil(seconds / 2)), postgres];
  const output = execFileSync("pgbench", args, { stdio: ["ignore", "pipe", "ignore"] }).toString();
  return Number(/tps = ([\d.]+)/.exec(output)[1]);
}

function bareCommits() {
  say("Bare commits of this disk");
  row("SQLite, one small insert a commit", `${number(sqliteCommits())}/s`);
  row("PostgreSQL, the same, one connection", `${number(postgresCommits(1))}/s`);
  row("PostgreSQL, the same, eight connections", `${number(postgresCommits(8))}/s`);
}

/** A static file of nginx, with as many bytes as the front page. */
async function nginx(body) {
  const root = join(folder, "nginx");
  mkdirSync(root);
  writeFileSync(join(root, "index.html"), body);
  // Its workers are another user.
  for (const path of [folder, root]) chmodSync(path, 0o755);
  const port = await freePort();
  writeFileSync(join(root, "nginx.conf"), `
    worker_processes ${cpus().length}; pid ${root}/pid; error_log ${root}/errors; daemon off;
    events { worker_connections 1024; }
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=10;
      client_body_temp_path ${root}/a; proxy_temp_path ${root}/b; fastcgi_temp_path ${root}/c; uwsgi_temp_path ${root}/d; scgi_temp_path ${root}/e;
      server { listen 127.0.0.1:${port}; root ${root}; } }`);
  const child = start("nginx", ["-c", join(root, "nginx.conf"), "-p", root], { stdio: ["ignore", "ignore", "inherit"] });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && !(await get(address).catch(() => undefined)); tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  const { rate } = await wrk(address);
  await stop(child);
  row(`nginx, a static file of ${kilobytes(body.length)}`, `${number(rate)}/s`);
  return rate;
}

/** Reads of one installation; `beside` are those of the small one. */
async function reads(server, label, beside, file) {
  say(`Reads, ${label}`);
  const result = {};
  const read = async (name, what, address, headers, aim) => {
    const { rate, slowest } = await wrk(server.origin + address, { headers });
    result[name] = rate;
    const compared = beside ? `${share(rate, beside[name])} of the small one` : file ? `${share(rate, file)} of nginx; 99 % within ${slowest}` : "";
    row(`${what}, ${label}`, `${number(rate)}/s`, compared, aim);
  };
  const page = "/events/bench-7";
  const tag = (await get(server.origin + page, { "Accept-Encoding": "br" })).headers.etag;
  const [memory, anew] = beside ? ["≥ half", "≥ half"] : ["≥ 10,000", "≥ 1,500"];
  await read("front", "`/` from memory", "/", {}, memory);
  await read("frontBrotli", "`/` from memory, brotli", "/", { "Accept-Encoding": "br" }, memory);
  await read("event", "an event from memory, brotli", page, { "Accept-Encoding": "br" }, memory);
  await read("known", "an event, 304", page, { "Accept-Encoding": "br", "If-None-Match": tag }, beside ? memory : "≥ 15,000");
  // A parameter that no page knows is never kept, so it shows what a page costs just after a write.
  await read("frontAnew", "`/` drawn anew", "/?drawn=anew", {}, anew);
  await read("eventAnew", "an event drawn anew", `${page}?drawn=anew`, {}, anew);
  await read("eventAnewBrotli", "an event drawn anew and compressed", `${page}?drawn=anew`, { "Accept-Encoding": "br" });
  return result;
}

async function feed() {
  const server = (await Server.start("feed")).migrate();
  load(server, FEED);
  await server.serve();
  const address = `${server.origin}/calendar/all.ics`;
  const first = await get(address);
  say("A feed of a thousand events");
  if (first.status === 200) {
    const { rate } = await wrk(address);
    row("a feed of 1,000 events, 200", `${number(rate)}/s`, `${kilobytes(first.body.length)} each`);
    const known = await wrk(address, { headers: { "If-None-Match": first.headers.etag } });
    row("a feed of 1,000 events, 304", `${number(known.rate)}/s`, "", "≥ 15,000");
  } else {
    row("a feed of 1,000 events", `answers ${first.status}`);
  }
  const { rate } = await wrk(`${server.origin}/?drawn=anew`);
  row("`/` drawn anew with 1,000 upcoming events", `${number(rate)}/s`);
  await server.stop();
}

/** The organisers' table of an event with 10,000 registrations, one page after another: what one page takes. */
async function table(server, label) {
  say(`An organiser's table, ${label}`);
  const headers = { Cookie: `session=${SESSION}` };
  const list = `${server.origin}/organiser/events/${FIRST}/registrations`;
  const asked = { "": "latest first", "?sort=-organisation&page=100": "by name, page 100", "?sort=-seats": "by size", "?q=mette+7": "searched" };
  for (const [query, words] of Object.entries(asked)) {
    const page = await get(list + query, headers);
    if (page.status !== 200) throw new Error(`the table answers ${page.status}`);
    const { rate, slowest } = await wrk(list + query, { headers, connections: 1 });
    row(`registrations page with 10,000 rows, ${words}, ${label}`, `${(1000 / rate).toFixed(1)} ms`, `99 % within ${slowest}`, "≤ 50 ms");
  }
}

async function sizes(server) {
  say("What a first visit fetches");
  const fetch = (address) => get(new URL(address, server.origin), { "Accept-Encoding": "br, gzip" });
  const bytes = async (address) => (await fetch(address)).body.length;
  for (const path of ["/", "/events/bench-7", "/events/bench-7/sign-up", "/calendar", "/privacy", "/accessibility"]) {
    const page = await fetch(path);
    if (page.status !== 200) continue;
    const html = (await get(new URL(path, server.origin))).body.toString();
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)[1];
    const css = (await get(new URL(style, server.origin))).body.toString();
    const fonts = [...css.matchAll(/url\(["']?([^)"']+\.woff2)/g)].map(([, url]) => new URL(url, server.origin + style).pathname);
    const parts = { HTML: page.body.length, CSS: await bytes(style), fonts: 0, icon: await bytes(/<link rel="icon" href="([^"]+)"/.exec(html)[1]) };
    for (const font of new Set(fonts)) parts.fonts += await bytes(font);
    let total = Object.values(parts).reduce((sum, one) => sum + one);
    let scripts = "0 bytes of script";
    if (html.includes("<leptos-island")) {
      const base = style.replace(/[^/]*$/, "");
      const [js, wasm] = [await bytes(`${base}kobling.js`), await bytes(`${base}kobling_bg.wasm`)];
      scripts = `script ${kilobytes(js)}, WASM ${kilobytes(wasm)}`;
      total += js + wasm;
    }
    const listed = Object.entries(parts).map(([name, size]) => `${name} ${kilobytes(size)}`).join(", ");
    const aim = path === "/" ? "≤ 120 kB, CSS ≤ 20 kB" : html.includes("<leptos-island") ? "WASM ≤ 90 kB" : "0 bytes of script";
    row(`first visit of \`${path.replace("bench-7", "…")}\``, kilobytes(total), `${listed}; ${scripts}`, aim);
  }
}

async function sqlite() {
  const small = (await Server.start("small")).migrate();
  load(small, SMALL);
  await small.serve();
  await sizes(small);
  say("Beside it");
  const file = await nginx((await get(`${small.origin}/`)).body);
  const read = await reads(small, "60 events", undefined, file);
  row("memory after these reads", `${number(small.memory)} MB`, "", "≤ 150 MB");
  say("Sign-ups on SQLite");
  const { made, beside } = await signUps([small], sqliteCommits);
  row("sign-ups on SQLite", `${number(made)}/s`, beside, "≥ 20 %");
  const rush = signUps([small]);
  const { rate } = await wrk(`${small.origin}/`, { headers: { "Accept-Encoding": "br" } });
  row("`/` while sign-ups go on", `${number(rate)}/s`, `and ${number((await rush).made)} sign-ups/s`);
  row("mails written while people signed up", `${number(small.mails / (2 * seconds))}/s`);
  row("memory after sign-ups", `${number(small.memory)} MB`, "", "≤ 150 MB");
  await small.stop();

  await feed();

  const crowded = (await Server.start("table")).migrate();
  load(crowded, TABLE);
  await crowded.serve();
  await table(crowded, "SQLite");
  await crowded.stop();

  say("Loading 10,000 events and 1,000,000 seats");
  const large = (await Server.start("large")).migrate();
  load(large, LARGE);
  await large.serve();
  await reads(large, "10,000 events", read);
  const many = await signUps([large]);
  row("sign-ups on SQLite, 1,000,000 seats", `${number(many.made)}/s`, `${share(many.made, made)} of the small one`, "≥ half");
  row("memory, 1,000,000 seats", `${number(large.memory)} MB`, "", "≤ 150 MB");
  await large.stop();
}

async function onPostgres() {
  psql(postgres, "CREATE DATABASE bench_table");
  const of = new URL(postgres);
  of.pathname = "/bench_table";
  const server = (await Server.start("bench-table", { database: of.toString() })).migrate();
  psql(of.toString(), data(TABLE));
  await server.serve();
  await table(server, "PostgreSQL");
  await server.stop();
  for (const count of [1, 3]) {
    const name = `bench_${count}`;
    psql(postgres, `CREATE DATABASE ${name}`);
    const url = new URL(postgres);
    url.pathname = `/${name}`;
    const database = url.toString();
    const servers = [];
    for (let one = 0; one < count; one += 1) servers.push(await Server.start(`${name}-${one}`, { database }));
    servers[0].migrate();
    psql(database, data(SMALL));
    for (const server of servers) await server.serve();
    say(`Sign-ups on PostgreSQL, ${count} process(es)`);
    const { made, beside } = await signUps(servers, () => postgresCommits(8 * count));
    const written = Number(psql(database, "SELECT COUNT(*) FROM registrations"));
    if (written < made * seconds * 0.9) throw new Error(`${written} registrations are there`);
    const processes = count === 1 ? "one process" : "three processes";
    row(`sign-ups on PostgreSQL, ${processes}`, `${number(made)}/s`, beside, "≥ 20 %");
    for (const server of servers) await server.stop();
  }
}

function print() {
  const version = (command, args) => spawnSync(command, args).stdout?.toString().trim() ?? "";
  const head = [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${cpus()[0].model}`,
    `files on ${version("stat", ["-f", "-c", "%T", folder])}`,
    version("psql", ["--version"]).replace("psql (PostgreSQL)", "PostgreSQL").replace(/ \(.*/, ""),
    `${seconds} s each, ${CONNECTIONS} connections`,
  ];
  const table = [["what", "measured", "beside", "aim"], ["---", "---:", "---", "---"], ...rows];
  const text = `${head.join(" · ")}\n\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
  writeFileSync("target/bench.md", text);
  process.stdout.write(`\n${text}`);
}

try {
  if (!postgres) throw new Error("run it by `make bench`");
  need("wrk", "wrk", "wrk, which makes the load");
  need("nginx", "nginx-light", "nginx, for a static file beside");
  need("python3", "python3", "python3, which fills SQLite files");
  need("pgbench", "postgresql-contrib", "pgbench, for bare commits");
  bareCommits();
  const only = process.env.BENCH_ONLY;
  if (only !== "postgres") await sqlite();
  if (only !== "sqlite") await onPostgres();
  print();
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
} finally {
  for (const child of children) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
