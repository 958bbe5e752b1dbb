import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { violations } from "./support/axe.mjs";
import { scenario } from "./support/scenario.mjs";
import { buyerStates, operatorStates } from "./support/states.mjs";
import { seen } from "./support/waiting.mjs";

// SCREENSHOTS=<folder> saves a screenshot of every state.
const { SCREENSHOTS } = process.env;
const desktop = { width: 1200, height: 900 };
const phone = { width: 390, height: 844 };
const visitors = {
  "light-desktop": { colorScheme: "light", viewport: desktop },
  "dark-phone": { colorScheme: "dark", viewport: phone },
  // For visual review, not for the assertions.
  ...(SCREENSHOTS ? { "dark-desktop": { colorScheme: "dark", viewport: desktop }, "light-phone": { colorScheme: "light", viewport: phone } } : {}),
};

for (const [name, state] of Object.entries({ ...buyerStates, ...operatorStates })) {
  for (const [look, visitor] of Object.entries(visitors)) {
    scenario(`The_state_${name}_is_accessible_in_${look}`, { ...state, visitor: { ...visitor, reducedMotion: "reduce" } }, async ({ page }) => {
      await state.act(page);
      await seen(page.getByText(state.wait));
      if (SCREENSHOTS) {
        await mkdir(SCREENSHOTS, { recursive: true });
        await page.screenshot({ path: join(SCREENSHOTS, `${name}-${look}.png`), fullPage: true });
      }

      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), visitor.viewport.width, "nothing is cut off");
    });
  }
}
