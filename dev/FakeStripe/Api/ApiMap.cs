namespace CreditFunctions.FakeStripe.Api;

internal sealed class ApiMap(IEndpointRouteBuilder endpoints, ApiPipeline pipeline)
{
    public void Get(string pattern, string rules, Func<ApiCall, JsonNode> handle) => Map("GET", pattern, rules, handle);

    public void Post(string pattern, string rules, Func<ApiCall, JsonNode> handle) => Map("POST", pattern, rules, handle);

    public void Delete(string pattern, Func<ApiCall, JsonNode> handle) => Map("DELETE", pattern, "", handle);

    public void Unrecognized() => endpoints.MapFallback("/v1/{**rest}", context => pipeline.RunAsync(
        context,
        new ApiRoute(ParameterRules.Any, _ => throw StripeError.Unrecognized(context.Request.Method, context.Request.Path))));

    private void Map(string method, string pattern, string rules, Func<ApiCall, JsonNode> handle)
    {
        var route = new ApiRoute(new ParameterRules(rules), handle);
        endpoints.MapMethods(pattern, [method], context => pipeline.RunAsync(context, route));
    }
}
