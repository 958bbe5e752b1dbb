namespace CreditFunctions.FakeStripe.State;

/// <summary>A change of one document; null if it was removed.</summary>
internal sealed record JournalEntry(string Kind, string Id, JsonObject? Document);
