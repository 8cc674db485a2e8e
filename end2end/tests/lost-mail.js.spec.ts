// A mail server that refuses an address for good: what the organiser sees and can do, on pages that hold up.
import { once } from "node:events";
import { type AddressInfo, type Socket, createServer } from "node:net";
import { createInterface } from "node:readline";
import { type Party } from "../support/acts.ts";
import { expect, expectGoodPage, test as base } from "../support/test.ts";
import { languages } from "../support/words.ts";

/** The domain that the mail server knows nobody at. */
const REFUSED = "refused";

/** Speaks SMTP: takes every mail but those to {@link REFUSED}. */
function converse(client: Socket): void {
  let inData = false;
  const say = (line: string) => client.write(`${line}\r\n`);
  const lines = createInterface({ input: client });
  // Whoever hangs up in the middle has said what they wanted.
  client.on("error", () => lines.close());
  say("220 post.example");
  lines.on("line", (line) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (inData) {
      if (line !== ".") return;
      inData = false;
      say("250 taken");
    } else if (verb === "RCPT" && line.includes(`@${REFUSED}-`)) {
      say("550 5.1.1 nobody here has that address");
    } else if (verb === "DATA") {
      inData = true;
      say("354 go on");
    } else if (verb === "QUIT") {
      client.end("221 bye\r\n");
    } else {
      say("250 post.example");
    }
  });
}

const test = base.extend<object, { settings: Record<string, string> }>({
  settings: [
    async ({}, use) => {
      const server = createServer(converse).listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      await use({ KOBLING_SMTP_URL: `smtp://127.0.0.1:${port}`, KOBLING_MAIL_FROM: "moede@kolding.example" });
      server.close();
    },
    { scope: "worker" },
  ],
});

for (const words of languages) {
  test(`a mail that was refused for good is told with what to do, in ${words.lang}`, async ({ page, desk }) => {
    const meeting = await desk.publish(`Afvist ${words.lang}`, 10);
    const party: Party = {
      organisation: "Vinther",
      contact: "Mette Birkholm",
      attends: true,
      attendees: ["Bodil Krag"],
      mark: `${REFUSED}-${words.lang}`,
    };
    await desk.signUp(meeting, party, words.lang);
    await desk.lend(page);
    const lost = page.getByText(words.mailLost("Bodil Krag"));
    await expect(async () => {
      await page.goto(words.at(meeting.desk));
      await expect(lost).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 20_000 });
    await expectGoodPage(page);
    await page.goto(words.at(`${meeting.desk}/registrations`));
    await expectGoodPage(page);
    await page.getByRole("link", { name: "Vinther", exact: true }).click();
    await expect(lost).toBeVisible();
    await expectGoodPage(page);
  });
}
