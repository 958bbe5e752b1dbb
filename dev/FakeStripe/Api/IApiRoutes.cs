namespace CreditFunctions.FakeStripe.Api;

/// <summary>The calls of one resource.</summary>
internal interface IApiRoutes
{
    void Map(ApiMap api);
}
