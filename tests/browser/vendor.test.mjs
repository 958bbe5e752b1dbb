import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const VENDOR = new URL("../../web/vendor/oauth4webapi/", import.meta.url);
const PUBLISHED = dirname(dirname(createRequire(import.meta.url).resolve("oauth4webapi")));
const SOURCE_MAP = /\/\/# sourceMappingURL=\S+$/;

test("The_vendored_sign_in_library_is_identical_to_the_published_one_except_for_its_source_map_line", async () => {
  const published = await readFile(join(PUBLISHED, "build/index.js"), "utf8");

  assert.match(published, SOURCE_MAP);
  assert.ok((await readFile(new URL("index.js", VENDOR))).equals(Buffer.from(published.replace(SOURCE_MAP, ""))));
});

test("The_vendored_sign_in_library_has_its_licence_and_the_documented_version", async () => {
  const { version } = JSON.parse(await readFile(join(PUBLISHED, "package.json"), "utf8"));

  assert.ok((await readFile(new URL("LICENSE.md", VENDOR))).equals(await readFile(join(PUBLISHED, "LICENSE.md"))));
  assert.match(await readFile(new URL("../../web/README.md", import.meta.url), "utf8"), new RegExp(`oauth4webapi\\) ${version.replaceAll(".", "\\.")} as published`));
});
