namespace CreditFunctions.FakeStripe.Api;

/// <summary>What makes two calls the same one: the caller's idempotency key, and what was asked under it.</summary>
internal sealed record KeyedCall(string Key, string Fingerprint);
