namespace CreditFunctions.Tables.Tests.Peer;

/// <summary>An entity as the peer speaks of it: every value with the name of its type.</summary>
internal sealed record PeerEntity(string PartitionKey, string RowKey, IReadOnlyDictionary<string, PeerValue> Properties)
{
    public string? ETag { get; init; }

    /// <summary>One line for each property, so that a difference can be read.</summary>
    public IEnumerable<string> Lines() =>
        Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{PartitionKey}/{RowKey} {property.Key}: {property.Value.Canonical()}");
}
