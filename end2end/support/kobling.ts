// A real Kobling: the built program on a free port, with a data folder of its own.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import PostalMime, { type Email } from "postal-mime";

/** A mail that Kobling wrote to `<data>/mail/`. */
export interface Mail {
  /** The file's name, which sorts by time. */
  file: string;
  /** The addresses it goes to, in lower case. */
  to: string[];
  subject: string;
  /** The plain text part. */
  text: string;
  html: string;
  /** The text/calendar part, "" where there is none. */
  calendar: string;
  /** The METHOD of the calendar part: REQUEST, CANCEL, "" where there is none. */
  method: string;
  /** The raw message, as written. */
  raw: string;
  parsed: Email;
}

const binary = resolve(process.env.KOBLING_BIN ?? "../target/debug/kobling");

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

export class Kobling {
  private output = "";

  private constructor(
    readonly url: string,
    readonly data: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly server: ChildProcess,
  ) {
    for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk) => (this.output += chunk));
    server.on("error", (fault) => (this.output += fault.message));
  }

  /** Starts the server and waits until it is ready; `settings` are further KOBLING_… variables. */
  static async start(settings: Record<string, string> = {}): Promise<Kobling> {
    const data = await mkdtemp(join(tmpdir(), "kobling-e2e-"));
    const port = await freePort();
    const environment = { ...process.env, PORT: String(port), KOBLING_DATA: data, ...settings };
    const server = spawn(binary, ["serve"], { cwd: data, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const kobling = new Kobling(`http://127.0.0.1:${port}`, data, environment, server);
    try {
      await kobling.ready();
    } catch (fault) {
      await kobling.stop();
      throw fault;
    }
    return kobling;
  }

  /** What the server printed so far. */
  get log(): string {
    return this.output;
  }

  private async ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (this.ended) throw new Error(`kobling serve ended at once (${binary}):\n${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`kobling serve was not ready within 30 s:\n${this.output}`);
  }

  private get ended(): boolean {
    return this.server.pid === undefined || this.server.exitCode !== null || this.server.signalCode !== null;
  }

  /** Ends the server as an operator would (SIGTERM), fails if it did not stop well, and removes its data. */
  async stop(): Promise<void> {
    if (!this.ended) {
      const gone = once(this.server, "exit");
      this.server.kill("SIGTERM");
      const inTime = await Promise.race([gone.then(() => true), sleep(15_000, false, { ref: false })]);
      if (!inTime) {
        this.server.kill("SIGKILL");
        throw new Error(`kobling serve did not stop within 15 s of SIGTERM:\n${this.output}`);
      }
      if (this.server.exitCode !== 0) throw new Error(`kobling serve ended with ${this.server.exitCode ?? this.server.signalCode}:\n${this.output}`);
    }
    await rm(this.data, { recursive: true, force: true });
  }

  /** Runs another command of the program on the same data, e.g. `run("organiser", "add", …)`; answers what it printed. */
  async run(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(binary, words, { cwd: this.data, env: this.environment });
    return stdout;
  }

  /** Changes the database beside the program: for what only time brings, which no test waits for. */
  async letPass(sql: string, ...values: (string | number)[]): Promise<void> {
    const script = "import sqlite3, sys, json; db = sqlite3.connect(sys.argv[1], timeout=20); "
      + "assert db.execute(sys.argv[2], json.loads(sys.argv[3])).rowcount > 0; db.commit()";
    await promisify(execFile)("python3", ["-c", script, join(this.data, "kobling.db"), sql, JSON.stringify(values)]);
  }

  /** Adds an organiser; answers the path of the one-time link where the password is set. */
  async addOrganiser(email: string, { administrator = false } = {}): Promise<string> {
    const printed = await this.run("organiser", "add", email, ...(administrator ? ["--administrator"] : []));
    const link = printed.match(/https?:\/\/\S+/)?.[0];
    if (!link) throw new Error(`organiser add printed no link:\n${printed}`);
    return new URL(link).pathname + new URL(link).search;
  }

  /** Every mail written so far, oldest first. */
  async mails(): Promise<Mail[]> {
    const folder = join(this.data, "mail");
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
    return Promise.all(
      names.map(async (file) => {
        const raw = await readFile(join(folder, file), "utf8");
        const parsed = await PostalMime.parse(raw, { attachmentEncoding: "utf8" });
        const part = parsed.attachments.find((attachment) => attachment.mimeType === "text/calendar");
        return {
          file,
          to: (parsed.to ?? []).map((address) => (address.address ?? "").toLowerCase()),
          subject: parsed.subject ?? "",
          text: parsed.text ?? "",
          html: parsed.html ?? "",
          calendar: typeof part?.content === "string" ? part.content : "",
          method: part?.method ?? "",
          raw,
          parsed,
        };
      }),
    );
  }

  /**
   * Waits until exactly `count` mails match, and a moment longer, so that one too many shows; answers
   * them oldest first. Give the files already seen as `after` to look at newer ones only.
   */
  async mailsMatching(count: number, matches: (mail: Mail) => boolean, after: Mail[] = []): Promise<Mail[]> {
    const seen = new Set(after.map((mail) => mail.file));
    const look = async () => (await this.mails()).filter((mail) => !seen.has(mail.file) && matches(mail));
    let found: Mail[] = [];
    for (let tries = 0; tries < 100 && found.length < count; tries += 1) {
      found = await look();
      if (found.length < count) await sleep(100);
    }
    await sleep(300);
    found = await look();
    if (found.length !== count) {
      const all = (await this.mails()).map((mail) => `  ${mail.to.join(", ")}: ${mail.subject} ${mail.method}`);
      throw new Error(`expected ${count} matching mails, found ${found.length}; all mails:\n${all.join("\n")}`);
    }
    return found;
  }

  /** The one mail to this address that also matches; see {@link mailsMatching}. */
  async mailTo(address: string, matches: (mail: Mail) => boolean = () => true, after: Mail[] = []): Promise<Mail> {
    const [mail] = await this.mailsMatching(1, (one) => one.to.includes(address.toLowerCase()) && matches(one), after);
    return mail;
  }
}

/** The paths of all links to our own pages in a mail, in the order of its plain text. */
export function links(mail: Mail): string[] {
  return (mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? []).map((address) => {
    const { pathname, search } = new URL(address.replace(/[.,)]$/, ""));
    return pathname + search;
  });
}
