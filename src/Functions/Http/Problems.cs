namespace CreditFunctions.Functions.Http;

/// <summary>Every problem that this API answers with.</summary>
internal static class Problems
{
    public static Problem InvalidRequest(string detail) => new("invalid-request", 400, "The request cannot be understood.", detail);

    public static Problem InvalidCursor() => new(
        "invalid-cursor", 400, "The cursor is not valid.", "Pass on 'nextCursor' as it was given, or begin without one.");

    public static Problem CreditsOutOfRange(long minCredits, long maxCredits, long step, long? nearestLower, long? nearestHigher) => new(
        "credits-out-of-range",
        400,
        "That number of credits is not on sale.",
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
        "invalid-signature", 400, "The signature is not valid.", "The body must be signed with a secret of this endpoint, within the last five minutes.");

    public static Problem Unauthorized(bool tokenWasGiven) => new(
        "unauthorized", 401, "You are not signed in.", "Sign in again and send the token as 'Authorization: Bearer …'.")
    {
        Challenge = tokenWasGiven ? "Bearer error=\"invalid_token\"" : "Bearer",
    };

    public static Problem UnknownPack() => new(
        "unknown-pack", 404, "There is no such pack.", "Ask /api/credit-packs for what is on sale.");

    public static Problem NotFound() => new("not-found", 404, "There is nothing here.", "Check the id; it may belong to somebody else.");

    public static Problem RequestInProgress() => new(
        "request-in-progress", 409, "The same request is being carried out.", "Send it again in a moment, with the same Idempotency-Key.")
    {
        RetryAfterSeconds = 1,
    };

    public static Problem PurchaseEnded(string purchaseId, string purchaseStatus) => new(
        "purchase-ended", 409, "The purchase of this Idempotency-Key has ended.", $"Its status is '{purchaseStatus}'. Send the request with another key to start another purchase.")
    {
        Members = new Dictionary<string, object?> { ["purchaseId"] = purchaseId, ["purchaseStatus"] = purchaseStatus },
    };

    public static Problem IdempotencyKeyRequired() => new(
        "idempotency-key-required", 400, "The header Idempotency-Key is missing.", "Send one of 1 to 255 characters, and the same one when you repeat the request.");

    public static Problem InsufficientCredits(long balance) => new(
        "insufficient-credits", 409, "There are not enough credits.", "Nothing was spent. 'balance' says how many there are.")
    {
        Members = new Dictionary<string, object?> { ["balance"] = balance },
    };

    public static Problem PayloadTooLarge(int bytesMax) => new(
        "payload-too-large", 413, "The body is too large.", $"Send at most {bytesMax} bytes.");

    public static Problem IdempotencyKeyReused() => new(
        "idempotency-key-reused", 422, "The Idempotency-Key was used for another request.", "Send another request with another key.");

    public static Problem TooManyRequests(int retryAfterSeconds) => new(
        "too-many-requests", 429, "You ask too often.", $"Send the request again in {retryAfterSeconds} seconds.")
    {
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static Problem StripeUnavailable() => new(
        "stripe-unavailable", 503, "Payments are not available at the moment.", "Nothing was charged. Send the same request again in a moment.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem StorageUnavailable() => new(
        "storage-unavailable", 503, "The service is not available at the moment.", "Send the same request again in a moment.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem SignInUnavailable() => new(
        "sign-in-unavailable", 503, "Sign-in cannot be checked at the moment.", "Send the same request again in a moment.")
    {
        RetryAfterSeconds = 5,
    };

    public static Problem Unexpected() => new(
        "internal-error", 500, "Something went wrong on our side.", "It has been logged. Send the same request again later.");
}
