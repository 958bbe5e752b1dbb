// A typical webhook for Node.js: express keeps the raw body, stripe verifies the signature, and the event goes to the queue.
import { QueueServiceClient } from "@azure/storage-queue";
import express from "express";
import Stripe from "stripe";

const port = Number(new URL(process.env.ASPNETCORE_URLS).port);
const secret = process.env.Stripe__WebhookSecrets__0;
const stripe = new Stripe(process.env.Stripe__SecretKey);
const queue = QueueServiceClient
  .fromConnectionString(process.env.AzureWebJobsStorage, { keepAliveOptions: { enable: true } })
  .getQueueClient("stripe-events");

const handled = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "charge.refunded",
  "charge.refund.updated",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "charge.dispute.closed",
  "payment_intent.payment_failed",
]);

const app = express();
app.disable("x-powered-by");

app.post("/api/webhooks/stripe", express.raw({ type: "application/json", limit: "512kb" }), async (request, response) => {
  let event;
  try {
    event = stripe.webhooks.constructEvent(request.body, request.headers["stripe-signature"], secret);
  } catch {
    response.status(400).json({ error: "invalid signature" });
    return;
  }

  if (handled.has(event.type)) {
    await queue.sendMessage(request.body.toString("base64"), { messageTimeToLive: -1 });
  }

  response.json({ received: true });
});

await queue.createIfNotExists();
app.listen(port, "127.0.0.1");
