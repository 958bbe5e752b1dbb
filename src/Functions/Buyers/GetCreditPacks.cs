using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Returns the packs on sale. Anyone may call it.</summary>
public sealed class GetCreditPacks(PackListing listing)
{
    [Function(nameof(GetCreditPacks))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "credit-packs")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var packs = await listing.GetAsync(cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = packs.CacheControl;
        return Results.Bytes(packs.Json, "application/json; charset=utf-8", entityTag: packs.EntityTag);
    }
}
