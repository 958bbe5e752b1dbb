using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Hosting;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Reports whether storage responds, for load balancers and monitors. Anyone may call it, so a failure has no details.</summary>
public sealed class GetHealth(StorageHealth storage)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await storage.IsHealthyAsync(cancellationToken) ? Results.Ok(new Response("ok", ProductVersion.Current)) : Problems.StorageUnavailable();

    private sealed record Response(string Status, string Version);
}
