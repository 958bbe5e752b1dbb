const NETWORK = "network";
const TIMEOUT = "timeout";
const UNEXPECTED = "unexpected";

/** Why a request failed. `kind` is the problem slug of the API, or a kind from this page if there was no valid response. */
export class Problem extends Error {
  constructor(kind, { status = 0, retryAfterMs = null, detail = {} } = {}) {
    super(kind);
    this.name = "Problem";
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.detail = detail;
  }

  /** Whether the same request may succeed later. */
  get isTransient() {
    return this.kind === NETWORK || this.kind === TIMEOUT || this.kind === "request-in-progress"
      || this.status === 429 || this.status >= 500;
  }

  static unexpected() {
    return new Problem(UNEXPECTED);
  }

  /** Converts an error thrown by `fetch`. */
  static fromFailure(failure) {
    return new Problem(failure.name === "TimeoutError" ? TIMEOUT : NETWORK);
  }

  static async fromResponse(response) {
    const detail = await response.json().catch(() => ({})) ?? {};
    const slug = typeof detail.type === "string" ? detail.type.split("/").pop() : "";
    return new Problem(slug || (response.status === 401 ? "unauthorized" : UNEXPECTED), {
      status: response.status,
      retryAfterMs: readRetryAfter(response.headers.get("Retry-After")),
      detail,
    });
  }
}

function readRetryAfter(header) {
  if (header === null) {
    return null;
  }

  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds) * 1000;
}
