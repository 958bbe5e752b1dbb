using Azure.Core;
using Azure.Data.Tables.Limits;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        var row = Check(entity);
        using var message = _service.CreateMessage(RequestMethod.Post, $"{_service.Root}/{Name}");
        JsonContent.SetEntity(message.Request, row);
        JsonContent.PreferNoContent(message.Request);
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Without <see cref="ETag.All"/> or the ETag that was read there is nothing to compare with: refused.</summary>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        var row = Check(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        }

        return await WriteAsync(row, mode, ifMatch.ToString(), cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(Check(entity), mode, ifMatch: null, cancellationToken).ConfigureAwait(false);

    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>An entity that is not there is no error; the response then says 404.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        var address = AddressOf(partitionKey, rowKey);
        using var message = _service.CreateMessage(RequestMethod.Delete, address, ResponseClassifiers.MayBeMissing);
        message.Request.Headers.SetValue("Accept", JsonContent.Accept);
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Response> WriteAsync(TableEntity row, TableUpdateMode mode, string ifMatch, CancellationToken cancellationToken)
    {
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}"),
        };
        using var message = _service.CreateMessage(method, AddressOf(row.PartitionKey, row.RowKey));
        JsonContent.SetEntity(message.Request, row);
        if (ifMatch is not null)
        {
            message.Request.Headers.SetValue("If-Match", ifMatch);
        }

        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private static TableEntity Check<T>(T entity)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey);
        ArgumentNullException.ThrowIfNull(entity.RowKey);
        var row = OnlyTableEntity.From(entity);
        if (EntityLimits.Broken(row) is { } limit)
        {
            throw new RequestFailedException(limit.Status, limit.Message, limit.ErrorCode, innerException: null);
        }

        return row;
    }

    private string AddressOf(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{_service.Root}/{EntityAddress.Of(Name, partitionKey, rowKey)}";
    }
}
