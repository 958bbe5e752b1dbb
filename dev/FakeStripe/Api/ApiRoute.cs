namespace CreditFunctions.FakeStripe.Api;

/// <summary>A call of Stripe's API: what it takes and what it does, inside one change of the store.</summary>
internal sealed record ApiRoute(ParameterRules Rules, Func<ApiCall, JsonNode> Handle);
