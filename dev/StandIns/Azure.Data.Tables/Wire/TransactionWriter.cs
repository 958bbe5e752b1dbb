#nullable enable

using System.Buffers;
using System.Text;
using Azure.Data.Tables.Limits;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes a transaction: a batch with one change set, of which each part is a request of its own.</summary>
internal ref struct TransactionWriter
{
    private const int UsualBytes = 4096;

    private readonly ArrayBufferWriter<byte> _body;
    private readonly string _root;
    private readonly string _table;

    private TransactionWriter(string root, string table)
    {
        _body = new ArrayBufferWriter<byte>(UsualBytes);
        _root = root;
        _table = table;
    }

    public static TransactionContent Write(string root, string table, IEnumerable<TableTransactionAction> actions)
    {
        // The boundaries only have to differ from whatever an entity may hold.
        var batch = $"batch_{Guid.NewGuid()}";
        var changeSet = $"changeset_{Guid.NewGuid()}";
        var writer = new TransactionWriter(root, table);
        TransactionLimits? limits = null;

        writer.Append($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        foreach (var action in actions)
        {
            var entity = OnlyTableEntity.From(action.Entity);
            ArgumentNullException.ThrowIfNull(entity.PartitionKey);
            ArgumentNullException.ThrowIfNull(entity.RowKey);
            limits ??= new TransactionLimits(entity.PartitionKey);
            limits.Require(entity, action.ActionType == TableTransactionActionType.Delete);
            writer.Append($"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            writer.Append(action, entity);
            writer.Append("\r\n");
        }

        if (limits is null)
        {
            throw new InvalidOperationException("Transaction contains no actions.");
        }

        writer.Append($"--{changeSet}--\r\n\r\n--{batch}--\r\n");
        TransactionLimits.RequireBody(writer._body.WrittenCount);
        return new($"multipart/mixed; boundary={batch}", writer._body.WrittenMemory);
    }

    private readonly void Append(TableTransactionAction action, TableEntity entity)
    {
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                Append($"POST {_root}{_table} HTTP/1.1\r\nPrefer: return-no-content\r\n");
                AppendEntity(entity);
                break;
            case TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace:
                AppendUpdate("PUT", action, entity);
                break;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge:
                AppendUpdate("PATCH", action, entity);
                break;
            case TableTransactionActionType.Delete:
                AppendRequestLine("DELETE", entity);
                Append($"If-Match: {(action.ETag == default ? ETag.All : action.ETag)}\r\nAccept: {JsonContent.Accept}\r\nDataServiceVersion: 3.0\r\n\r\n");
                break;
            default:
                throw new InvalidOperationException("Unknown request type.");
        }
    }

    private readonly void AppendUpdate(string method, TableTransactionAction action, TableEntity entity)
    {
        AppendRequestLine(method, entity);
        var isUpsert = action.ActionType is TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace;
        if (!isUpsert && action.ETag != default)
        {
            Append($"If-Match: {action.ETag}\r\n");
        }

        AppendEntity(entity);
    }

    private readonly void AppendRequestLine(string method, TableEntity entity) =>
        Append($"{method} {_root}{EntityAddress.Of(_table, entity.PartitionKey, entity.RowKey)} HTTP/1.1\r\n");

    private readonly void AppendEntity(TableEntity entity)
    {
        Append($"Accept: {JsonContent.Accept}\r\nContent-Type: {JsonContent.ContentType}\r\nDataServiceVersion: 3.0\r\n\r\n");
        EntityWriter.Write(_body, entity);
    }

    private readonly void Append(string text) => Encoding.UTF8.GetBytes(text, _body);
}
