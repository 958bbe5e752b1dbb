using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    private readonly TableService _service;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TableService.From(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, options: null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TableService.From(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TableService.From(endpoint, tokenCredential, options), tableName)
    {
    }

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _service = service;
        Name = tableName;
        Uri = new Uri($"{service.Root}/{tableName}");
    }

    /// <summary>For a test's own double.</summary>
    protected TableClient()
    {
    }

    public virtual string Name { get; }

    public virtual string AccountName => _service.AccountName;

    public virtual Uri Uri { get; }

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.From(filter);

    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreationMessage(ResponseClassifiers.Default);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>A table that was there before is no error; the raw response then says 409.</summary>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreationMessage(ResponseClassifiers.MayExist);
        JsonContent.PreferNoContent(message.Request);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (response.Status == 409)
        {
            var conflict = new RequestFailedException(response);
            if (conflict.ErrorCode == TableErrorCode.TableBeingDeleted)
            {
                throw conflict;
            }
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>A table that is not there is no error; the response then says 404.</summary>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        var address = $"{_service.Root}/Tables('{Name}')";
        using var message = _service.CreateMessage(RequestMethod.Delete, address, ResponseClassifiers.MayBeMissing);
        message.Request.Headers.SetValue("Accept", "application/json");
        return await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private HttpMessage CreationMessage(ResponseClassifier classifier)
    {
        var message = _service.CreateMessage(RequestMethod.Post, $"{_service.Root}/Tables", classifier);
        JsonContent.SetTableName(message.Request, Name);
        return message;
    }
}
