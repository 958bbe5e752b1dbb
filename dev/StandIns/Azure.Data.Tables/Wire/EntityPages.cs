#nullable enable

using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>The pages of a query, each asked for when it is wanted. A page may be empty and still have a next one.</summary>
internal sealed class EntityPages<T>(TableService service, TableQuery query, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await ReadAsync(query.Address(service.Root, continuationToken, pageSizeHint)).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    private async ValueTask<Page<T>> ReadAsync(string address)
    {
        using var message = service.CreateMessage(RequestMethod.Get, address);
        message.Request.Headers.SetValue("Accept", JsonContent.Accept);
        var response = await service.SendAsync(message, CancellationToken).ConfigureAwait(false);
        return Page<T>.FromValues((IReadOnlyList<T>)(object)EntityReader.ReadPage(response.Content), Continuation(response), response);
    }

    private static string? Continuation(Response response)
    {
        var hasPartition = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        var hasRow = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return hasPartition || hasRow ? $"{partition} {row}" : null;
    }
}
