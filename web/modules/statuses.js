/** Display names of the purchase statuses. */
export const statusNames = {
  pending: "Not paid yet",
  processing: "Processing",
  completed: "Paid",
  failed: "Failed",
  expired: "Expired",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
  disputed: "Disputed",
  dispute_lost: "Returned",
  review: "Under review",
};

const tones = { completed: "good", failed: "problem", disputed: "problem", dispute_lost: "problem", processing: "waiting", review: "waiting" };

export function toneOf(status) {
  return tones[status] ?? "neutral";
}
