using CreditFunctions.FakeStripe.CommandLine;
using CreditFunctions.FakeStripe.Control;
using CreditFunctions.FakeStripe.HostedPage;

namespace CreditFunctions.FakeStripe;

internal static class FakeStripeRoutes
{
    public static void Map(WebApplication app)
    {
        app.UseExceptionHandler(broken => broken.Run(UnhandledErrors.RespondAsync));
        app.UseWebSockets();
        var api = new ApiMap(app, app.Services.GetRequiredService<ApiPipeline>());
        foreach (var routes in app.Services.GetServices<IApiRoutes>())
        {
            routes.Map(api);
        }

        api.Unrecognized();
        app.Services.GetRequiredService<HostedPageEndpoints>().Map(app);
        app.Services.GetRequiredService<ControlEndpoints>().Map(app);
        app.Map(ListenerSocket.Path, app.Services.GetRequiredService<ListenerSocket>().RunAsync);
    }
}
