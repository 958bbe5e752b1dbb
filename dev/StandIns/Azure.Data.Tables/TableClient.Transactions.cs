using Azure.Core;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>All or nothing, in one partition. The answers stand in the order of the actions, each with the new ETag.</summary>
    /// <exception cref="TableTransactionFailedException">An action failed, and so none took effect.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var content = TransactionWriter.Write($"{_service.Root}/", Name, transactionActions);

        using var message = _service.CreateMessage(RequestMethod.Post, $"{_service.Root}/$batch");
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Headers.SetValue("Content-Type", content.ContentType);
        message.Request.Content = RequestContent.Create(content.Body);
        var response = await _service.SendAsync(message, cancellationToken).ConfigureAwait(false);

        var answers = TransactionReader.Read(response);
        if (answers is [{ Status: >= 400 } failed])
        {
            throw new TableTransactionFailedException(new RequestFailedException(failed, innerException: null, TableErrorParser.Instance));
        }

        return Response.FromValue(answers, response);
    }
}
