namespace Azure.Data.Tables.Wire;

internal readonly record struct TransactionContent(string ContentType, ReadOnlyMemory<byte> Body);
