namespace CreditFunctions.FakeStripe.Api;

/// <summary>An idempotency key and a fingerprint of the call. Two calls are the same if both are equal.</summary>
internal sealed record KeyedCall(string Key, string Fingerprint);
