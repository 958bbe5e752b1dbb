namespace CreditFunctions.Functions.Http;

/// <summary>All problems that this API returns.</summary>
internal static class Problems
{
    public static Problem InvalidRequest(string detail) => new("invalid-request", 400, "Invalid request", detail);

    public static Problem InvalidCursor() => new(
        "invalid-cursor", 400, "Invalid cursor", "Send 'nextCursor' unchanged, or start again without a cursor.");

    public static Problem CreditsOutOfRange(long minCredits, long maxCredits, long step, long? nearestLower, long? nearestHigher) => new(
        "credits-out-of-range",
        400,
        "Credits out of range",
        (step == 1 ? $"Choose from {minCredits} to {maxCredits} credits." : $"Choose from {minCredits} to {maxCredits} credits, in steps of {step}.")
            + (nearestLower is { } lower && nearestHigher is { } higher ? $" The nearest are {lower} and {higher}." : ""))
    {
        Members = new Dictionary<string, object?>
        {
            ["minCredits"] = minCredits,
            ["maxCredits"] = maxCredits,
            ["step"] = step,
            ["nearestLower"] = nearestLower,
            ["nearestHigher"] = nearestHigher,
        },
    };

    public static Problem InvalidSignature() => new(
        "invalid-signature", 400, "Invalid signature", "Sign the body with a secret of this endpoint, and send it within five minutes.");

    public static Problem Unauthorized(bool tokenWasGiven) => new(
        "unauthorized", 401, "Authentication required", "Sign in and send a valid token as 'Authorization: Bearer …'.")
    {
        Challenge = tokenWasGiven ? "Bearer error=\"invalid_token\"" : "Bearer",
    };

    public static Problem UnknownPack() => new(
        "unknown-pack", 404, "Unknown pack", "Get the available packs from /api/credit-packs.");

    public static Problem NotFound() => new("not-found", 404, "Not found", "Check the id. It may belong to another user.");

    public static Problem RequestInProgress() => new(
        "request-in-progress", 409, "Request in progress", "Another request with this Idempotency-Key is still being processed. Send the request again shortly, with the same key.")
    {
        RetryAfterSeconds = 1,
    };

    public static Problem PurchaseEnded(string purchaseId, string purchaseStatus) => new(
        "purchase-ended", 409, "Purchase ended", $"The purchase that this Idempotency-Key started has the status '{purchaseStatus}'. Use another key to start another purchase.")
    {
        Members = new Dictionary<string, object?> { ["purchaseId"] = purchaseId, ["purchaseStatus"] = purchaseStatus },
    };

    public static Problem IdempotencyKeyRequired() => new(
        "idempotency-key-required", 400, "Idempotency key required", "Send the header Idempotency-Key with 1 to 255 characters, and the same value when you repeat the request.");

    public static Problem InsufficientCredits(long balance) => new(
        "insufficient-credits", 409, "Insufficient credits", "Nothing was spent. 'balance' contains the available credits.")
    {
        Members = new Dictionary<string, object?> { ["balance"] = balance },
    };

    public static Problem PayloadTooLarge(int bytesMax) => new(
        "payload-too-large", 413, "Payload too large", $"Send a body of at most {bytesMax} bytes.");

    public static Problem IdempotencyKeyReused() => new(
        "idempotency-key-reused", 422, "Idempotency key reused", "This Idempotency-Key was used for a different request. Use another key.");

    public static Problem TooManyRequests(int retryAfterSeconds) => new(
        "too-many-requests", 429, "Too many requests", $"Send the request again in {retryAfterSeconds} seconds.")
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static Problem StripeUnavailable() => new(
        "stripe-unavailable", 503, "Payments unavailable", "Nothing was charged. Send the same request again shortly.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem StorageUnavailable() => new(
        "storage-unavailable", 503, "Service unavailable", "Send the same request again shortly.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem SignInUnavailable() => new(
        "sign-in-unavailable", 503, "Sign-in unavailable", "Send the same request again shortly.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem Unexpected() => new(
        "internal-error", 500, "Internal error", "The error has been logged. Send the same request again later.");
}
