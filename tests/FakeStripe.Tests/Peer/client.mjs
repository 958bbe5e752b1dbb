import Stripe from "stripe";

/** A client of the server at this address. */
export function connect(address, key) {
  const url = new URL(address);
  return new Stripe(key, { host: url.hostname, port: Number(url.port), protocol: "http", telemetry: false });
}
