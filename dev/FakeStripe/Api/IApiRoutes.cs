namespace CreditFunctions.FakeStripe.Api;

/// <summary>Registers the API calls of one resource.</summary>
internal interface IApiRoutes
{
    void Map(ApiMap api);
}
