// Buys, reads, pages and spends with a generated client, and prints what it saw.
import { client } from './client/client.gen';
import * as api from './client/sdk.gen';
import type { SpendCreditsErrors } from './client/types.gen';

declare const process: { argv: string[] };

const [baseUrl, token, functionKey, userId, stripe] = process.argv.slice(2);

async function shop() {
  client.setConfig({ baseUrl, auth: (way) => (way.scheme === 'bearer' ? token : functionKey) });

  const { packs } = (await api.getCreditPacks({ throwOnError: true })).data;
  const order = await api.createCheckoutSession({ body: { creditPack: packs[0].id }, headers: { 'Idempotency-Key': 'first' }, throwOnError: true });
  await pay(order.data.sessionId);
  const purchase = await completed(order.data.sessionId);
  const { balance } = (await api.getBalance({ throwOnError: true })).data;

  const path = { userId };
  const spent = await api.spendCredits({ path, body: { credits: 20, reason: 'job 1' }, headers: { 'Idempotency-Key': 'job 1' }, throwOnError: true });
  const refused = await api.spendCredits({ path, body: { credits: 1000 }, headers: { 'Idempotency-Key': 'job 2' } });
  const left = refused.response?.status === 409 ? (refused.error as SpendCreditsErrors[409]).balance : null;

  const payments = (await api.getPaymentHistory({ throwOnError: true })).data.payments.map((payment) => payment.status);
  console.log(JSON.stringify({ status: purchase.status, balance, spent: spent.data, refused: refused.response?.status, left, entries: await entries(), payments }));
}

async function pay(sessionId: string) {
  const answer = await fetch(`${stripe}/v1/payment_pages/${sessionId}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_local' },
    body: new URLSearchParams({ payment_method: 'pm_card_visa' }),
  });
  if (!answer.ok) {
    throw new Error(`Not paid: ${answer.status}.`);
  }
}

async function completed(sessionId: string) {
  for (let tries = 0; tries < 300; tries++) {
    const { data } = await api.getCheckoutSession({ path: { sessionId }, throwOnError: true });
    if (data.status === 'completed') {
      return data;
    }

    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  throw new Error('The purchase was not completed.');
}

async function entries() {
  const kinds: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await api.getLedger({ query: { limit: 1, cursor }, throwOnError: true });
    kinds.push(...data.entries.map((entry) => `${entry.kind} ${entry.credits}`));
    cursor = data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return kinds;
}

void shop();
