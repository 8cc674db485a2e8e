// The fifteen success criteria of WCAG that the Danish supervision tests by machine, each as a check of one page.
// A check returns what is wrong, in words; an empty list is a pass.
import type { Page } from "@playwright/test";
import { runAxe } from "./test.ts";

export interface Criterion {
  number: string;
  name: string;
  check(page: Page, context: Context): Promise<string[]>;
  /** The body of a page that breaks it, for showing that the check can fail. */
  broken: string;
}

export interface Context {
  lang: "da" | "en";
}

const byAxe = async (page: Page, ...rules: string[]) =>
  (await runAxe(page, rules)).flatMap(({ rule, where }) => where.map((place) => `${rule}: ${place}`));

export const criteria: Criterion[] = [
  {
    number: "1.1.1",
    name: "what is not text has a text, or is decoration",
    broken: '<img src="data:,"><svg width="9" height="9"><circle r="4"/></svg>',
    check: async (page) => [
      ...(await byAxe(page, "image-alt", "input-image-alt", "svg-img-alt", "role-img-alt", "object-alt", "area-alt")),
      ...(await page.evaluate(() =>
        [...document.querySelectorAll("svg")]
          .filter((svg) => !svg.closest("[aria-hidden=true], [role=img]"))
          .map((svg) => `a picture that is neither named nor hidden: ${svg.parentElement!.outerHTML.slice(0, 120)}`),
      )),
    ],
  },
  {
    number: "1.3.1",
    name: "what belongs together is marked up so",
    broken: "<h1>A</h1><h4>B</h4><fieldset><input></fieldset><ul><p>C</p></ul><table><tr><td>D</td></tr></table>",
    check: async (page) => [
      ...(await byAxe(page, "list", "listitem", "definition-list", "dlitem", "td-headers-attr", "th-has-data-cells", "aria-required-children", "aria-required-parent", "heading-order", "label", "select-name")),
      ...(await page.evaluate(() => {
        const faults: string[] = [];
        for (const set of document.querySelectorAll("fieldset")) if (!set.querySelector("legend")?.textContent?.trim()) faults.push(`a group without a name: ${set.outerHTML.slice(0, 80)}`);
        for (const table of document.querySelectorAll("table")) if (!table.querySelector("th")) faults.push("a table without headings");
        for (const id of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
          const names = `${id.getAttribute("aria-describedby") ?? ""} ${id.getAttribute("aria-labelledby") ?? ""}`.trim().split(/\s+/);
          for (const name of names) if (!document.getElementById(name)) faults.push(`${id.tagName} points to #${name}, which is not there`);
        }
        return faults;
      })),
    ],
  },
  {
    number: "1.3.4",
    name: "the page is the same whichever way the phone is held",
    broken: "<style>@media (orientation: landscape) { main { display: none } }</style><main><p>Hold it upright.</p></main>",
    check: async (page) => {
      const before = page.viewportSize();
      const seen: string[] = [];
      for (const viewport of [{ width: 390, height: 700 }, { width: 700, height: 390 }]) {
        await page.setViewportSize(viewport);
        // Of what is not drawn at all, innerText would be everything.
        seen.push(
          await page.evaluate(() => {
            const main = document.querySelector("main") as HTMLElement;
            return main.getClientRects().length > 0 ? main.innerText.trim() : "";
          }),
        );
      }
      if (before) await page.setViewportSize(before);
      return seen.flatMap((text, way) => (text === "" ? [`nothing is seen ${way === 0 ? "upright" : "sideways"}`] : []));
    },
  },
  {
    number: "1.3.5",
    name: "fields about oneself tell the browser what they are for",
    broken: '<main><input name="contact.email" aria-label="E-mail"></main>',
    check: async (page) => [
      ...(await byAxe(page, "autocomplete-valid")),
      ...(await page.evaluate(() => {
        // What a visitor or somebody signing in writes about themselves; rows are about others.
        const wanted: Record<string, string> = {
          "contact.name": "name",
          "contact.email": "email",
          "contact.phone": "tel",
          "organisation.name": "organization",
        };
        // An organiser at work writes about others: their own name there would be wrong.
        const isAtWork = /\/organiser\/events\/[^/]+\/registrations\//.test(location.pathname);
        return [...document.querySelectorAll<HTMLInputElement>("main input:not([type=hidden])")]
          .filter((input) => !isAtWork && input.name in wanted && input.autocomplete !== wanted[input.name])
          .map((input) => `${input.name} says “${input.autocomplete}” instead of “${wanted[input.name]}”`);
      })),
      ...(await page.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement>("main input[type=password]")]
          .filter((input) => !["current-password", "new-password"].includes(input.autocomplete))
          .map((input) => `the password ${input.name} is not said to be one`),
      )),
    ],
  },
  {
    number: "1.4.3",
    name: "text stands out from what is behind it",
    broken: '<p style="color: #bbb; background: #fff">Pale</p>',
    check: (page) => byAxe(page, "color-contrast"),
  },
  {
    number: "1.4.4",
    name: "text can be twice as large, and nothing is lost",
    broken: '<main style="height: 16px; overflow: hidden"><p>One</p><p>Two</p></main>',
    check: async (page) => [
      ...(await byAxe(page, "meta-viewport")),
      ...(await page.evaluate(lost, `html { font-size: ${2 * 62.5}% !important }`)),
    ],
  },
  {
    number: "1.4.12",
    name: "text can be spaced out, and nothing is lost",
    broken: '<main style="height: 20px; overflow: hidden"><p>One</p><p>Two</p></main>',
    check: async (page) => [
      ...(await byAxe(page, "avoid-inline-spacing")),
      ...(await page.evaluate(
        lost,
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
      )),
    ],
  },
  {
    number: "2.1.1",
    name: "the keyboard reaches everything that can be used",
    broken: '<main><a href="/x" tabindex="-1">Not to be reached</a></main>',
    check: async (page) => [
      ...(await byAxe(page, "scrollable-region-focusable", "frame-focusable-content", "tabindex")),
      ...(await unreached(page)),
    ],
  },
  {
    number: "2.2.1",
    name: "nothing happens because time passes",
    broken: '<meta http-equiv="refresh" content="60; url=/elsewhere">',
    check: async (page) => [
      ...(await byAxe(page, "meta-refresh")),
      ...(await page.evaluate(() => [...document.querySelectorAll("meta[http-equiv=refresh i]")].map(() => "the page leaves by itself"))),
    ],
  },
  {
    number: "2.4.2",
    name: "the page has a title that says what it is",
    broken: "<title></title><main><h1>Privacy</h1></main>",
    check: async (page) => [
      ...(await byAxe(page, "document-title")),
      ...((await page.title()).split("·")[0].trim().length < 3 ? [`the title “${await page.title()}” says nothing`] : []),
    ],
  },
  {
    number: "2.4.4",
    name: "each link says where it leads",
    broken: '<main><a href="/x"></a><a href="/y">Læs mere</a></main>',
    check: async (page) => [
      ...(await byAxe(page, "link-name", "area-alt")),
      ...(await page.evaluate(() => {
        const empty = /^(her|klik her|læs mere|mere|link|here|click here|read more|more)$/i;
        const name = (link: Element) => link.getAttribute("aria-label") ?? link.textContent!.replace(/\s+/g, " ").trim();
        return [...document.querySelectorAll("a[href]")].filter((link) => empty.test(name(link))).map((link) => `“${name(link)}” leads somewhere`);
      })),
    ],
  },
  {
    number: "2.5.3",
    name: "what is called something is called so when it is spoken to",
    broken: '<main><button aria-label="Close">Send it</button></main>',
    check: (page) => byAxe(page, "label-content-name-mismatch"),
  },
  {
    number: "3.1.1",
    name: "the page says its language",
    broken: "<main>Without a language</main>",
    check: async (page, { lang }) => {
      const said = await page.evaluate(() => document.documentElement.lang);
      return [...(await byAxe(page, "html-has-lang", "html-lang-valid")), ...(said === lang ? [] : [`the page says “${said}”`])];
    },
  },
  {
    number: "3.1.2",
    name: "a part in another language says so",
    broken: '<main><p lang="dansk">Goddag</p></main>',
    check: async (page, { lang }) => [
      ...(await byAxe(page, "valid-lang")),
      // The switch is written in the language that it leads to.
      ...(await page.evaluate((other) => {
        const link = document.querySelector(`header a[hreflang="${other}"]`);
        return link?.closest(`[lang="${other}"]`) ? [] : [`the link to ${other} does not say that it is ${other}`];
      }, lang === "da" ? "en" : "da")),
    ],
  },
  {
    number: "4.1.2",
    name: "what can be used has a name, a role and a state",
    broken: '<main><button></button><input><a role="button" aria-pressed="maybe">x</a></main>',
    check: (page) =>
      byAxe(page, "button-name", "input-button-name", "label", "select-name", "link-name", "summary-name", "frame-title", "nested-interactive", "duplicate-id-aria", "aria-allowed-attr", "aria-allowed-role", "aria-hidden-body", "aria-hidden-focus", "aria-input-field-name", "aria-required-attr", "aria-roles", "aria-toggle-field-name", "aria-valid-attr", "aria-valid-attr-value"),
  },
];

/** Draws the page with another style and says what cannot be read any more. Runs in the page. */
function lost(style: string): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
    // Words for a screen reader alone are a clipped box of one pixel.
    const hidden = element.getClientRects().length === 0 || clipPath !== "none" || (position === "absolute" && element.clientWidth <= 1);
    if (hidden || !element.textContent!.trim()) continue;
    // A sheet of labels is as large as its paper, and its letters as large as they will be printed.
    if (element.closest("[class*=sheet-]")) continue;
    const cut = (overflow: string, content: number, box: number) => ["hidden", "clip"].includes(overflow) && content > box + 1;
    if (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight)) {
      faults.push(`text is cut off: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return faults;
}

/** Walks the page with Tab, and says what can be used and was not come by. */
async function unreached(page: Page): Promise<string[]> {
  const total = await page.evaluate(() => {
    const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const radios = new Set<string>();
    let number = 0;
    for (const element of document.querySelectorAll<HTMLInputElement>(usable)) {
      // A form's first button, which Enter presses, is for the keyboard already and shown to nobody.
      if (element.disabled || element.closest("[aria-hidden=true]") || element.getClientRects().length === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      // A group of radio buttons is one stop.
      if (element.type === "radio" && radios.has(element.name)) continue;
      if (element.type === "radio") radios.add(element.name);
      element.dataset.toReach = element.type === "radio" ? element.name : String((number += 1));
    }
    (document.activeElement as HTMLElement | null)?.blur();
    return document.querySelectorAll("[data-to-reach]").length;
  });
  const reached = new Set<string>();
  for (let presses = 0; presses < total + 10 && reached.size < total; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      return element.dataset.toReach ?? (element.type === "radio" ? element.name : undefined);
    });
    if (at) reached.add(at);
  }
  return page.evaluate((reached) => {
    const missed = [...document.querySelectorAll<HTMLElement>("[data-to-reach]")].filter((one) => !reached.includes(one.dataset.toReach!));
    return missed.map((one) => `Tab does not come by ${one.outerHTML.slice(0, 120)}`);
  }, [...reached]);
}
