import assert from "node:assert/strict";
import { json, problem } from "./support/mockApi.mjs";
import { DEGRADED, HEALTHY, OPS, asOperator, parked } from "./support/operator.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const LIST = `GET ${OPS}/failed-events`;
const REPLAY = `POST ${OPS}/failed-events/replay`;
const result = (eventId, more = {}) => ({ eventId, outcome: "applied", userId: "alice", credits: 50, reason: null, ...more });
const replays = (api) => api.sent(REPLAY).map(({ body }) => body);

/** A scenario of an operator with a valid key, at a view. */
function view(name, hash, arrange, act) {
  scenario(name, { user: null, path: `/ops.html${hash}`, arrange: (api) => {
    api.on(LIST, () => json({ failedEvents: [parked("evt_1"), parked("evt_2")], nextCursor: null }));
    arrange(api);
  } }, async (all) => {
    await asOperator(all.page);
    await act(all);
  });
}

view("The_function_key_is_sent_with_every_request_and_stays_in_this_tab", "", () => {}, async ({ api, page, context }) => {
  await seen(page.getByRole("link", { name: "evt_1" }));
  await page.reload();
  await seen(page.getByRole("link", { name: "evt_1" }));
  const other = await context.newPage();
  await other.goto(`${api.origin}/ops.html`);
  await seen(other.getByLabel("Function key"));

  assert.deepEqual([...new Set(api.sent(LIST).map(({ headers }) => headers["x-functions-key"]))], ["local"]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(page.url().includes("local="), false);
});

view("A_rejected_function_key_is_deleted_and_requested_again", "", (api) => api.on(LIST, () => ({ status: 401, headers: {}, body: "" })), async ({ page }) => {
  await seen(page.getByText("The key was not accepted."));

  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.equal(await page.getByLabel("Function key").inputValue(), "");
});

const HEALTH = `GET ${OPS}/health`;

/** A value in the health section, by its name. */
const fact = (page, name) => page.getByRole("region", { name: "Health" }).locator("dl > div").filter({ has: page.getByText(name, { exact: true }) }).getByRole("definition");

view("The_health_of_a_healthy_app_shows_the_last_reconciliation_the_queues_and_no_problems", "", () => {}, async ({ page }) => {
  await seen(page.getByText("Healthy", { exact: true }));

  assert.equal(await fact(page, "Last reconciliation").innerText(), "2026-03-14 09:00:12 UTC, 0 differences");
  assert.equal(await fact(page, "stripe-events").innerText(), "0");
  assert.equal(await fact(page, "Failed events").innerText(), "0");
  assert.equal(await fact(page, "Version").innerText(), "1.2.3");
  assert.equal(await page.getByRole("region", { name: "Health" }).getByRole("listitem").count(), 0);
});

view("The_health_of_a_degraded_app_shows_its_problems_and_links_to_the_parked_events", "#/books",
  (api) => api.on(HEALTH, () => json(DEGRADED)),
  async ({ page }) => {
    const health = page.getByRole("region", { name: "Health" });
    await seen(health.getByText("Needs attention"));

    assert.equal(await fact(page, "Last reconciliation").innerText(), "2026-03-14 09:00:12 UTC, 3 differences, 1 not fixed, 2 not compared overdue");
    assert.equal(await fact(page, "stripe-events").innerText(), "1,234");
    assert.equal(await fact(page, "stripe-events-poison").innerText(), "7");
    assert.deepEqual(await health.getByRole("listitem").allInnerTexts(), DEGRADED.problems);
    await health.getByRole("link", { name: "100 or more events" }).click();
    await seen(page.getByRole("heading", { name: "Parked events" }));
  });

view("Each_view_reloads_the_health", "",
  (api) => api.on(HEALTH, (_, count) => json(count === 1 ? DEGRADED : HEALTHY)),
  async ({ page }) => {
    await seen(page.getByText("Needs attention"));
    await page.getByRole("link", { name: "Balance audit" }).click();

    await seen(page.getByText("Healthy", { exact: true }));
    assert.equal(await page.getByText("Reconciliation is overdue").count(), 0);
  });

view("The_health_shows_that_reconciliation_has_never_run", "",
  (api) => api.on(HEALTH, () => json({
    ...DEGRADED, reconciliation: { ...HEALTHY.reconciliation, lastStartedAt: null, lastCompletedAt: null, differences: null, unsettled: null, unchecked: null },
  })),
  async ({ page }) => {
    await seen(page.getByText("Needs attention"));

    assert.equal(await fact(page, "Last reconciliation").innerText(), "never");
  });

view("The_page_works_if_the_health_cannot_be_read", "",
  (api) => api.on(HEALTH, () => problem(500, "internal-error", { title: "Broken.", detail: "For once.", headers: { "Retry-After": "60" } })),
  async ({ page }) => {
    await seen(page.getByText("Could not read the health of the app. Broken."));
    await seen(page.getByRole("link", { name: "evt_1" }));
  });

view("The_health_is_hidden_without_a_function_key", "", () => {}, async ({ page }) => {
  await seen(page.getByText("Healthy", { exact: true }));
  await page.getByRole("button", { name: "Forget key" }).click();

  await seen(page.getByLabel("Function key"));
  assert.equal(await page.getByText("Healthy", { exact: true }).count(), 0);
});

view("The_function_key_can_be_deleted", "", () => {}, async ({ page }) => {
  await page.getByRole("button", { name: "Forget key" }).click();

  await seen(page.getByLabel("Function key"));
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.equal(await page.getByText("evt_1").count(), 0);
});

view("Parked_events_are_filtered_by_type_and_time_and_load_page_by_page", "",
  (api) => api.on(LIST, ({ search }) => json({ failedEvents: [parked(search.get("cursor") ? "evt_9" : "evt_1")], nextCursor: search.get("cursor") ? null : "next" })),
  async ({ api, page }) => {
    await page.getByLabel("Type").fill("refund.created");
    await page.getByLabel("Parked from (UTC)").fill("2026-03-14T00:00");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("button", { name: "Show more" }).click();
    await seen(page.getByRole("link", { name: "evt_9" }));
    await eventually("the first new row has the focus",
      () => page.getByRole("row").filter({ hasText: "evt_9" }).evaluate((row) => row === document.activeElement));

    const last = api.sent(LIST).at(-1).search;
    assert.deepEqual(Object.fromEntries(last), { type: "refund.created", from: "2026-03-14T00:00:00.000Z", cursor: "next" });
  });

view("A_replay_shows_a_preview_and_then_replays_exactly_the_previewed_events", "",
  (api) => api.on(REPLAY, ({ body }) => json({
    results: body.eventIds === undefined
      ? [result("evt_1"), result("evt_2", { outcome: "failed", userId: null, credits: 0, reason: "still broken" })]
      : body.eventIds.map((id) => result(id)),
    dryRun: body.dryRun,
    nextCursor: null,
  })),
  async ({ api, page }) => {
    await page.getByRole("button", { name: "Preview replay of all matches" }).click();
    await seen(page.getByRole("status").getByText("Nothing has been changed yet. Expected result: 1 applied, 1 failed; +50 credits."));
    await seen(page.getByText("still broken"));
    assert.deepEqual(replays(api).map(({ dryRun }) => dryRun), [true]);

    api.on(LIST, () => json({ failedEvents: [], nextCursor: null }));
    await page.getByRole("button", { name: "Replay 1 event", exact: true }).click();
    await seen(page.getByRole("status").getByText("Done: 1 applied; +50 credits."));
    await seen(page.getByText("No events are parked."));
    assert.deepEqual(replays(api)[1], { eventIds: ["evt_1"], dryRun: false });
  });

view("A_long_replay_shows_its_progress_and_can_continue_after_a_problem", "",
  (api) => {
    const all = Array.from({ length: 25 }, (_, index) => `evt_${index}`);
    api.on(REPLAY, async ({ body }, count) => {
      if (body.dryRun) {
        const start = Number(body.cursor ?? 0);
        const next = start + body.limit;
        return json({ results: all.slice(start, next).map((id) => result(id)), dryRun: true, nextCursor: next < all.length ? String(next) : null });
      }

      return count === 5 ? problem(500, "internal-error", { title: "Broken.", detail: "For once.", headers: { "Retry-After": "60" } })
        : json({ results: body.eventIds.map((id) => result(id)), dryRun: false, nextCursor: null });
    });
  },
  async ({ api, page }) => {
    await page.getByRole("button", { name: "Preview replay of all matches" }).click();
    await page.getByRole("button", { name: "Replay 25 events" }).click();
    await seen(page.getByRole("alert").getByText("For once."));
    assert.equal(await page.getByRole("progressbar").getAttribute("value"), "10");
    await page.getByRole("button", { name: "Continue" }).click();
    await seen(page.getByRole("status").getByText("Done: 25 applied; +1,250 credits."));

    const sent = replays(api).filter(({ dryRun }) => !dryRun).map(({ eventIds }) => eventIds.length);
    assert.deepEqual(sent, [10, 10, 10, 5]);
  });

view("A_replay_can_be_stopped", "",
  (api) => api.on(REPLAY, ({ body }) => body.dryRun ? json({ results: [result("evt_1")], dryRun: true, nextCursor: "more" }) : null),
  async ({ api, page }) => {
    await page.getByRole("button", { name: "Preview replay of all matches" }).click();
    await seen(page.getByRole("progressbar"));
    await page.getByRole("button", { name: "Stop" }).click();
    await seen(page.getByRole("status").getByText(/^Stopped\. Nothing has been changed yet\./));
    const before = api.sent(REPLAY).length;
    await page.waitForLoadState("networkidle");

    assert.equal(api.sent(REPLAY).length, before);
  });

view("A_parked_event_shows_its_errors_and_payload_and_can_be_discarded_with_a_reason", "#/failed-events/evt_1",
  (api) => {
    api.on(`GET ${OPS}/failed-events/evt_1`, () => json({ ...parked("evt_1"), state: "open", discardReason: null, payload: "{\"id\":\"evt_1\"}", payloadEncoding: "utf-8" }));
    api.on(`POST ${OPS}/failed-events/evt_1/discard`, () => {
      api.on(`GET ${OPS}/failed-events/evt_1`, () => json({ ...parked("evt_1"), state: "discarded", discardReason: "a test", payload: "<b>", payloadEncoding: "utf-8" }));
      return json({ eventId: "evt_1", outcome: "discarded" });
    });
  },
  async ({ api, page }) => {
    await seen(page.getByText("the last error"));
    assert.equal(await page.getByRole("region", { name: "Payload" }).innerText(), "{\n  \"id\": \"evt_1\"\n}");
    await page.getByRole("button", { name: "Discard" }).click();
    await seen(page.getByText("Please fill this in."));
    await page.getByLabel("Reason").fill("a test");
    await page.getByRole("button", { name: "Discard" }).click();
    await seen(page.getByText("discarded", { exact: true }));

    assert.deepEqual(api.sent(`POST ${OPS}/failed-events/evt_1/discard`).map(({ body }) => body), [{ reason: "a test" }]);
    assert.equal(await page.getByRole("region", { name: "Payload" }).innerText(), "<b>");
  });

view("A_user_id_with_special_characters_is_encoded_as_base64url", "#/look-up",
  (api) => api.on(`GET ${OPS}/users/~YXV0aDB8MS8u`, () => json({ userId: "auth0|1/.", balance: 50, updatedAt: null })),
  async ({ page }) => {
    await page.getByLabel("User id", { exact: true }).fill("auth0|1/.");
    await page.keyboard.press("Enter");

    await seen(page.getByText("50 credits"));
    await seen(page.getByRole("heading", { name: "User" }));
  });

const inReview = { purchaseId: "p1", credits: 50, amount: 4999, currency: "usd", decimals: 2, status: "review", refundedAmount: 0 };

/** A purchase on the second page of a user's payments, in review until it is accepted. */
function reviewed(api, more = {}) {
  let status = "review";
  api.on(`GET ${OPS}/users/alice`, () => json({ userId: "alice", balance: 30, updatedAt: null }));
  api.on(`GET ${OPS}/users/alice/payments`, ({ search }) => json(search.has("cursor")
    ? { payments: [{ ...inReview, ...more }], nextCursor: null }
    : { payments: [{ ...inReview, purchaseId: "p2", credits: 7 }], nextCursor: "next" }));
  api.on(`GET ${OPS}/users/alice/purchases/p1`, () => json({
    purchaseId: "p1", userId: "alice", status, timeline: [{ at: "2026-03-14T09:20:00Z", what: "created", eventId: null, detail: "50 credits" }],
  }));
  api.on(`POST ${OPS}/users/alice/purchases/p1/accept`, () => {
    status = "completed";
    return json({ userId: "alice", balance: 80, sequence: 1 });
  });
}

view("Accepting_a_payment_in_review_shows_its_effect_and_requires_a_reason_and_a_name", "#/users/alice/purchases/p1", reviewed, async ({ api, page }) => {
  await seen(page.getByText("Accepting it grants 50 credits. The balance would go from 30 credits to 80 credits."));
  await page.getByLabel("Reason").fill("the price was right");
  await page.getByRole("button", { name: "Accept" }).click();
  await seen(page.getByRole("alert").getByText("Please fill this in."));
  assert.equal(await page.getByLabel("Your name").evaluate((input) => input === document.activeElement), true);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Accept" }).click();
  await seen(page.getByText("Accepted. The user’s balance is 80 credits."));
  await seen(page.getByText("Paid", { exact: true }));

  assert.deepEqual(api.sent(`POST ${OPS}/users/alice/purchases/p1/accept`).map(({ body }) => body), [{ reason: "the price was right", actor: "Ada" }]);
});

view("Accepting_a_payment_in_review_shows_its_refunded_amount_first", "#/users/alice/purchases/p1",
  (api) => reviewed(api, { refundedAmount: 1000 }),
  async ({ page }) => {
    await seen(page.getByText("Accepting it grants 50 credits, less the share for the refunded $10.00."));
  });

const ADJUST = `POST ${OPS}/users/alice/adjustments`;

async function fillAdjustment(page, credits) {
  await page.getByLabel("Credits to add or remove").fill(credits);
  await page.getByLabel("Reason").fill("credited twice");
  await page.getByLabel("Your name").fill("Ada");
}

function withBalance(api) {
  let balance = 30;
  api.on(`GET ${OPS}/users/alice`, () => json({ userId: "alice", balance, updatedAt: null }));
  api.on(ADJUST, ({ body }) => {
    balance += body.credits;
    return json({ userId: "alice", balance, sequence: 2 });
  });
}

view("An_adjustment_shows_the_expected_balance_and_then_the_new_one", "#/users/alice", withBalance, async ({ api, page }) => {
  await fillAdjustment(page, "−50");
  await seen(page.getByRole("status").getByText("The balance would go from 30 credits to -20 credits. The user cannot spend credits while the balance is negative."));
  await page.getByRole("button", { name: "Adjust" }).click();
  await seen(page.getByRole("status").getByText("Adjusted. The balance is -20 credits."));
  await seen(page.getByRole("definition").getByText("-20 credits"));

  assert.deepEqual(api.sent(ADJUST).map(({ body }) => body), [{ credits: -50, reason: "credited twice", actor: "Ada" }]);
  assert.equal(await page.getByLabel("Credits to add or remove").inputValue(), "");
  assert.equal(await page.getByRole("heading", { name: "User" }).evaluate((heading) => heading === document.activeElement), true);
});

for (const credits of ["0", "1.5", "ten", "1e3"]) {
  view(`An_adjustment_by_${credits}_is_not_sent`, "#/users/alice", withBalance, async ({ api, page }) => {
    await fillAdjustment(page, credits);
    await page.getByRole("button", { name: "Adjust" }).click();

    await seen(page.getByRole("alert").getByText("Please enter a whole number that is not 0."));
    assert.equal(api.sent(ADJUST).length, 0);
  });
}

view("A_retried_adjustment_keeps_its_key_and_the_next_one_gets_a_new_one", "#/users/alice",
  (api) => {
    withBalance(api);
    api.on(ADJUST, (_, count) => count === 1 ? problem(500, "internal-error", { headers: { "Retry-After": "60" } }) : json({ userId: "alice", balance: 80, sequence: count }));
  },
  async ({ api, page }) => {
    await fillAdjustment(page, "50");
    await page.getByRole("button", { name: "Adjust" }).click();
    await seen(page.getByRole("alert").getByText("Something went wrong on our side."));
    await page.getByRole("button", { name: "Adjust" }).click();
    await seen(page.getByText("Adjusted. The balance is 80 credits."));
    await fillAdjustment(page, "50");
    await page.getByRole("button", { name: "Adjust" }).click();
    await eventually("the second adjustment is sent", () => api.sent(ADJUST).length === 3);

    const [lost, again, next] = api.sent(ADJUST).map(({ headers }) => headers["idempotency-key"]);
    assert.equal(lost, again);
    assert.notEqual(again, next);
  });

view("The_balance_audit_checks_all_users_page_by_page_and_shows_inconsistent_ones", "#/books",
  (api) => api.on(`POST ${OPS}/verify`, ({ body }) => json(body.cursor === null
    ? { checked: 100, differences: [], nextCursor: "2" }
    : { checked: 7, differences: [{ ok: false, userId: "bob", balance: 30, fromEntries: 30, fromFacts: 50, problems: ["Purchase p1 is worth 50 and holds 30."] }], nextCursor: null })),
  async ({ page }) => {
    await page.getByRole("button", { name: "Check all users" }).click();
    await seen(page.getByRole("status").getByText("Done: 107 users checked, 1 inconsistent."));

    await seen(page.getByText("Purchase p1 is worth 50 and holds 30."));
    assert.equal(await page.getByRole("link", { name: "bob" }).getAttribute("href"), "#/users/bob");
  });

view("Reconciliation_shows_a_preview_and_then_fixes_the_differences", "#/reconcile",
  (api) => api.on(`POST ${OPS}/reconcile`, ({ body }) => json(body.cursor === null
    ? { differences: [], endpoint: { ok: false, problems: ["It is disabled."] }, nextCursor: "2" }
    : { differences: [{ kind: "paid-not-credited", userId: "alice", purchaseId: "p1", sessionId: "cs_1", credits: 50, settled: !body.dryRun, reason: null }], endpoint: null, nextCursor: null })),
  async ({ api, page }) => {
    await page.getByLabel("From (UTC)").fill("2026-03-14T00:00");
    await page.getByRole("button", { name: "Preview" }).click();
    await seen(page.getByText("1 difference. Nothing has been changed yet."));
    await seen(page.getByText("It is disabled."));
    await page.getByRole("button", { name: "Fix differences" }).click();
    await seen(page.getByText("1 difference, 1 fixed."));

    const sent = api.sent(`POST ${OPS}/reconcile`).map(({ body }) => body);
    assert.deepEqual(sent.map(({ dryRun, cursor }) => [dryRun, cursor]), [[true, null], [true, "2"], [false, null], [false, "2"]]);
    assert.equal(sent[0].from, "2026-03-14T00:00:00.000Z");
  });

view("Reconciliation_lists_what_it_could_not_compare", "#/reconcile",
  (api) => api.on(`POST ${OPS}/reconcile`, () => json({
    differences: [],
    unchecked: [{ kind: "old-events", reason: "Stripe keeps events for 30 days." }, { kind: "rest", reason: "continue with the cursor" }],
    endpoint: { ok: true, problems: [] },
    nextCursor: null,
  })),
  async ({ page }) => {
    await page.getByRole("button", { name: "Preview" }).click();
    await seen(page.getByText("Stripe and the ledger agree as far as they could be compared."));
    await seen(page.getByText("Stripe keeps events for 30 days."));

    assert.equal(await page.getByText("continue with the cursor").count(), 0);
  });

view("A_route_that_the_server_does_not_have_shows_a_problem", "#/reconcile", () => {}, async ({ page }) => {
  await page.getByRole("button", { name: "Preview" }).click();

  await seen(page.getByRole("alert").getByText("The server returned 404."));
});

view("An_unknown_event_shows_a_problem", "#/events/evt_none",
  (api) => api.on(`GET ${OPS}/events/evt_none`, () => problem(404, "not-found")),
  async ({ page }) => {
    await seen(page.getByRole("alert").getByText("Nothing was found for this id."));
  });
