using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Routing.Matching;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Keeps to the functions that take the request's method. None left is 404 as on the real host, where ASP.NET Core's own choice would be 405.</summary>
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
