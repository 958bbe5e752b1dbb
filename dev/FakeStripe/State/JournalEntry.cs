namespace CreditFunctions.FakeStripe.State;

/// <summary>What became of one document; without a document it was removed.</summary>
internal sealed record JournalEntry(string Kind, string Id, JsonObject? Document);
