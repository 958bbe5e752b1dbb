namespace Azure.Data.Tables;

/// <summary>What every entity has. The stand-in reads and writes <see cref="TableEntity"/> only.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    ETag ETag { get; set; }
}
