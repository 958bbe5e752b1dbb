#nullable enable

using System.Globalization;

namespace Azure.Data.Tables.Limits;

/// <summary>The service's limits on a transaction. Azurite accepts what breaks some of them.</summary>
internal sealed class TransactionLimits(string partitionKey)
{
    private const int ActionsMax = 100;
    private const int BodyBytesMax = 4 * 1024 * 1024;

    private static readonly BrokenLimit TooManyActions = new(
        "InvalidInput",
        "The batch request operation exceeds the maximum 100 changes per change set.");

    private static readonly BrokenLimit SeveralPartitions = new(
        "CommandsInBatchActOnDifferentPartitions",
        "All commands in a batch must operate on same entity group.");

    private static readonly BrokenLimit RowTwice = new(
        "InvalidDuplicateRow",
        "The batch request contains multiple changes with same row key. An entity can appear only once in a batch request.");

    private readonly HashSet<string> _rowKeys = new(StringComparer.Ordinal);
    private int _actions;

    /// <summary>The limits that hold for each action in its turn.</summary>
    public void Require(TableEntity entity, bool isDelete)
    {
        var index = _actions++;
        var broken = index >= ActionsMax ? TooManyActions
            : entity.PartitionKey != partitionKey ? SeveralPartitions
            : !_rowKeys.Add(entity.RowKey) ? RowTwice
            : isDelete ? null
            : EntityLimits.Broken(entity);
        if (broken is { } limit)
        {
            throw Failed(limit, Math.Min(index, ActionsMax - 1));
        }
    }

    /// <summary>The service refuses such a body as a whole, before it looks at the actions.</summary>
    public static void RequireBody(long bytes)
    {
        if (bytes > BodyBytesMax)
        {
            throw new RequestFailedException(
                413,
                "The request body is too large and exceeds the maximum permissible limit.",
                "RequestBodyTooLarge",
                innerException: null);
        }
    }

    private static TableTransactionFailedException Failed(BrokenLimit limit, int index)
    {
        var failure = new RequestFailedException(limit.Status, $"{index}:{limit.Message}", limit.ErrorCode, innerException: null);
        failure.Data[TableTransactionFailedException.FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture);
        return new TableTransactionFailedException(failure);
    }
}
