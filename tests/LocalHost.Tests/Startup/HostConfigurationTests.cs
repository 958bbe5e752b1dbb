using CreditFunctions.LocalHost.Startup;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class HostConfigurationTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Host_json_may_have_comments_and_a_setting_overrides_it()
    {
        File.WriteAllText(_file, """{ /* A comment. */ "extensions": { "http": { "routePrefix": "v1/" }, "queues": { "batchSize": 8, "maxDequeueCount": 2 } } }""");

        var configuration = Read(("AzureFunctionsJobHost__extensions__queues__batchSize", "4"));

        Assert.Equal("v1", configuration.RoutePrefix());
        Assert.Equal("4", configuration["AzureFunctionsJobHost:extensions:queues:batchSize"]);
        Assert.Equal("2", configuration["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"]);
    }

    [Fact]
    public void The_route_prefix_is_api_by_default()
    {
        File.WriteAllText(_file, "{}");

        Assert.Equal("api", Read().RoutePrefix());
    }

    [Fact]
    public void A_host_json_that_is_not_json_is_rejected_in_one_line()
    {
        File.WriteAllText(_file, "{");

        var failure = Assert.Throws<LocalHostException>(() => Read());

        Assert.StartsWith("host.json cannot be read: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Settings_are_read_like_environment_variables()
    {
        File.WriteAllText(_file, "{}");

        var configuration = Read(("Packs__File", null), ("Auth__Issuer", "a"), ("Auth:Issuer", "a"));

        Assert.Null(configuration["Packs:File"]);
        Assert.Equal("a", configuration["auth:issuer"]);
        Assert.Null(configuration["Auth__Issuer"]);
    }

    public void Dispose() => File.Delete(_file);

    private Microsoft.Extensions.Configuration.IConfiguration Read(params (string Name, string? Value)[] settings) =>
        HostConfiguration.Read(_file, settings.ToDictionary(setting => setting.Name, setting => setting.Value));
}
