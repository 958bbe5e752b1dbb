using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Routing.Matching;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// Selects the functions that accept the request's method. If none does, the response is 404 as in the host; ASP.NET Core would return 405.
/// </summary>
internal sealed class MethodSelection : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => -1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<HttpTrigger>() is { Methods.Count: > 0 });

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            var takes = candidates[index].Endpoint.Metadata.GetMetadata<HttpTrigger>()?.Methods ?? [];
            if (takes.Count > 0 && !takes.Contains(httpContext.Request.Method, StringComparer.OrdinalIgnoreCase))
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }
}
