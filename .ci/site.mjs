// Fills the site folder: what wasm-bindgen made, the fonts that the style names, public/; then the
// brotli and gzip form of each file, and a digest of all. Writes only what changed.
//
//   node .ci/site.mjs <site folder> <wasm-bindgen's folder>

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [site, bound] = process.argv.slice(2);
const FONTS = "node_modules/@ibm/plex-sans/fonts/split/woff2";
// Already compressed inside; a second time gains nothing.
const FINISHED = /\.(woff2|png|jpe?g|webp|avif|ico)$/;
const COMPRESSED = /\.(br|gz)$/;

const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? files(path) : [path];
      })
    : [];

const wanted = new Set(["digest", "pkg/kobling.css"]);

const put = (name, content) => {
  wanted.add(name);
  const path = join(site, name);
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

for (const path of files(bound)) put(join("pkg", relative(bound, path)), readFileSync(path));
for (const path of files("public")) put(relative("public", path), readFileSync(path));

const style = readFileSync(join(site, "pkg/kobling.css"), "utf8");
for (const [, font] of style.matchAll(/url\(["']?fonts\/([\w.-]+\.woff2)["']?\)/g)) {
  const source = join(FONTS, font);
  if (!existsSync(source)) throw new Error(`style/ names the font ${font}, which is not in ${FONTS}`);
  put(join("pkg/fonts", font), readFileSync(source));
}

const brotli = (content) =>
  brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });

let made = 0;
for (const name of [...wanted]) {
  const path = join(site, name);
  if (name === "digest" || FINISHED.test(name)) continue;
  for (const [suffix, compress] of [[".br", brotli], [".gz", (content) => gzipSync(content, { level: 9 })]]) {
    wanted.add(name + suffix);
    const sibling = path + suffix;
    if (existsSync(sibling) && statSync(sibling).mtimeMs >= statSync(path).mtimeMs) continue;
    writeFileSync(sibling, compress(readFileSync(path)));
    made += 1;
  }
}

for (const path of files(site)) if (!wanted.has(relative(site, path))) rmSync(path);

// cargo does not see a new file in an embedded folder; the release build is given this instead.
const digest = createHash("sha256");
for (const name of [...wanted].sort())
  if (name !== "digest" && !COMPRESSED.test(name)) digest.update(name).update("\0").update(readFileSync(join(site, name))).update("\0");
put("digest", Buffer.from(digest.digest("hex").slice(0, 16)));

// It reads the site folder from the same argument.
if (made > 0) await import("./sizes.mjs");
