using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Api;

/// <summary>Whether this application can do its work, for load balancers and monitors; no detail, as anyone may ask.</summary>
public sealed class GetHealth(StorageHealth storage)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await storage.IsGoodAsync(cancellationToken) ? Results.Ok(new Answer("ok")) : Problems.StorageUnavailable();

    private sealed record Answer(string Status);
}
