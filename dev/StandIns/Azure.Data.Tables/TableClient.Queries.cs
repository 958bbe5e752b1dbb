using Azure.Core;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, ResponseClassifiers.Default, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(Read<T>(response), response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, ResponseClassifiers.MayBeMissing, cancellationToken).ConfigureAwait(false);
        return response.Status == 404 ? new NoValueResponse<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        OnlyTableEntity.Require(typeof(T));
        return new EntityPages<T>(_service, new TableQuery(Name, filter, Join(select), maxPerPage), cancellationToken);
    }

    private static T Read<T>(Response response)
        where T : class => (T)(object)EntityReader.Read(response.Content);

    private static string Join(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private async ValueTask<Response> GetAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string> select,
        ResponseClassifier classifier,
        CancellationToken cancellationToken)
    {
        OnlyTableEntity.Require(typeof(T));
        var address = AddressOf(partitionKey, rowKey);
        if (Join(select) is { } columns)
        {
            address += $"?$select={Uri.EscapeDataString(columns)}";
        }

        using var message = _service.CreateMessage(RequestMethod.Get, address, classifier);
        message.Request.Headers.SetValue("Accept", JsonContent.Accept);
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
