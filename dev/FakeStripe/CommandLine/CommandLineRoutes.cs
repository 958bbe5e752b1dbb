namespace CreditFunctions.FakeStripe.CommandLine;

internal sealed class CommandLineRoutes(Listeners listeners) : IApiRoutes
{
    public void Map(ApiMap api) => api.Post("/v1/stripecli/sessions", "~", Open);

    private JsonObject Open(ApiCall call) => new()
    {
        ["display_connect_filter_warning"] = false,
        ["reconnect_delay"] = 60,
        ["secret"] = listeners.Secret(),
        ["websocket_authorized_feature"] = "webhooks",
        ["websocket_id"] = Id.New("cliws_"),
        ["websocket_url"] = call.BaseUrl.Replace("http://", "ws://", StringComparison.Ordinal) + ListenerSocket.Path,
        ["default_version"] = ResponseWriter.DefaultVersion,
        ["latest_version"] = ResponseWriter.DefaultVersion,
        ["device_token"] = Id.New("dt_"),
    };
}
