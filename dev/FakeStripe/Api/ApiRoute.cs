namespace CreditFunctions.FakeStripe.Api;

/// <summary>A call of Stripe's API: the accepted parameters, and the handler, which runs inside one change of the store.</summary>
internal sealed record ApiRoute(ParameterRules Rules, Func<ApiCall, JsonNode> Handle);
