import { formatCount, formatCredits } from "./money.js";

const NOT_CHARGED = "You have not been charged.";

/** A problem in words for a buyer: what happened, and what to do. */
export function describeProblem(problem) {
  const known = problems[problem.kind];
  if (known !== undefined) {
    return known(problem);
  }

  return problem.status >= 500 || problem.status === 0
    ? { title: "Something went wrong on our side.", text: tryAgain(problem) }
    : { title: "That did not work.", text: "Please reload the page and try again." };
}

/** The same for a part of the page that could not be loaded. */
export function describeMissing(subject, problem) {
  return { title: `${subject} cannot be shown right now.`, text: describeProblem(problem).text };
}

const problems = {
  network: () => ({ title: "We cannot reach the server.", text: "Check your connection, then try again." }),
  timeout: () => ({ title: "The server is taking too long to respond.", text: "Please try again." }),
  unauthorized: () => ({ title: "Your session has expired.", text: "Please sign in again." }),
  "sign-in-unavailable": () => ({ title: "This way of signing in is not available here.", text: "" }),
  "too-many-requests": (problem) => ({ title: "Too many attempts in a short time.", text: tryAgain(problem) }),
  "stripe-unavailable": (problem) => ({ title: "The payment page cannot be opened right now.", text: `${NOT_CHARGED} ${tryAgain(problem)}` }),
  "request-in-progress": (problem) => ({ title: "Your purchase is still being prepared.", text: tryAgain(problem) }),
  "unknown-pack": () => ({ title: "This pack is no longer on sale.", text: `${NOT_CHARGED} Please choose another one.` }),
  "credits-out-of-range": ({ detail }) => ({ title: "That number of credits cannot be bought at once.", text: rangeInWords(detail) }),
  "unsafe-address": () => ({ title: "The payment page cannot be opened.", text: `Its address does not look right. ${NOT_CHARGED}` }),
};

function tryAgain({ retryAfterMs }) {
  const seconds = Math.ceil((retryAfterMs ?? 0) / 1000);
  const wait = seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return seconds <= 1 ? "Please try again in a moment." : `Please wait ${wait}, then try again.`;
}

/** The banner after the return from Checkout, by the status of the purchase. */
export const purchaseBanners = {
  completed: ({ creditsGranted, balance }) => ({
    tone: "good",
    title: `${formatCredits(creditsGranted)} added`,
    text: `Your new balance is ${formatCredits(balance)}.`,
  }),
  processing: ({ credits }) => ({
    tone: "waiting",
    title: "Your payment is still being processed",
    text: `Some payment methods take a few days. We will add your ${formatCredits(credits)} once the payment is confirmed. You can close this page.`,
  }),
  failed: () => ({ tone: "problem", title: "Your payment did not go through", text: `${NOT_CHARGED} Choose a pack to try again.` }),
  expired: () => ({ tone: "neutral", title: "This checkout has expired", text: `${NOT_CHARGED} Choose a pack to start again.` }),
  review: () => ({ tone: "neutral", title: "We are reviewing your payment", text: "We need to check something first. We will add your credits as soon as that is done." }),
  partially_refunded: ({ balance }) => ({ tone: "neutral", title: "Part of this purchase was refunded", text: `Your balance is ${formatCredits(balance)}.` }),
  refunded: ({ balance }) => ({ tone: "neutral", title: "This purchase was refunded", text: `Your balance is ${formatCredits(balance)}.` }),
  disputed: ({ credits, creditsGranted }) => ({
    tone: "neutral",
    title: "This payment is disputed",
    text: creditsGranted < credits ? "We removed its credits until the bank decides." : "The bank has not decided yet.",
  }),
  dispute_lost: ({ creditsGranted }) => ({
    tone: "neutral",
    title: "This payment was returned to you",
    text: creditsGranted === 0 ? "Its credits were removed." : `Its credits were removed, except for ${formatCredits(creditsGranted)}.`,
  }),
};

export const returnBanners = {
  waiting: { tone: "waiting", title: "Thank you. Waiting for your credits…", text: "This usually takes a few seconds." },
  slow: { tone: "waiting", title: "Still waiting for your credits…", text: "This is taking longer than usual. If you paid, your payment is safe and your credits will appear here." },
  stopped: { tone: "neutral", title: "Your credits have not arrived yet", text: "If you paid, your payment is safe and your credits will be added. Check again now or come back later." },
  signInFirst: { tone: "neutral", title: "Sign in to see your purchase", text: "Use the account that you bought the credits with." },
  canceled: { tone: "neutral", title: "Checkout canceled", text: NOT_CHARGED },
  notAPurchase: { tone: "neutral", title: "This is not one of your credit purchases", text: "The link belongs to another account or is not for a credit purchase. Nothing has changed." },
};

/** The numbers of credits for sale, and the nearest ones if the buyer's number is between two steps. */
export function rangeInWords({ minCredits, maxCredits, step, nearestLower, nearestHigher }) {
  const range = `Choose from ${formatCount(minCredits)} to ${formatCredits(maxCredits)}`;
  const steps = step === 1 ? "" : `, in steps of ${formatCount(step)}`;
  const nearest = nearestLower === null || nearestHigher === null ? "" : ` The nearest amounts are ${formatCount(nearestLower)} and ${formatCount(nearestHigher)}.`;
  return `${range}${steps}.${nearest}`;
}
