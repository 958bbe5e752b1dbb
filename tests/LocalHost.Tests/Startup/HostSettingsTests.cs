using Azure.Storage.Queues;
using CreditFunctions.LocalHost.Startup;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class HostSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Host_json_is_read_as_the_host_reads_it()
    {
        var settings = Read("""
            {
              // Comments are allowed.
              "extensions": {
                "http": { "routePrefix": "v1/" },
                "queues": { "batchSize": 4, "newBatchThreshold": 0, "maxDequeueCount": 2, "visibilityTimeout": "00:00:30", "maxPollingInterval": "00:00:00.500", "messageEncoding": "none" }
              }
            }
            """);

        Assert.Equal("v1", settings.RoutePrefix);
        Assert.Equal((4, 0, 2), (settings.Queues.BatchSize, settings.Queues.NewBatchThreshold, settings.Queues.MaxDequeueCount));
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Queues.VisibilityTimeout);
        Assert.Equal(TimeSpan.FromSeconds(0.5), settings.Queues.MaxPollingInterval);
        Assert.Equal(QueueMessageEncoding.None, settings.Queues.MessageEncoding);
    }

    [Fact]
    public void What_is_not_said_is_as_in_the_host()
    {
        var settings = Read("{}");

        Assert.Equal("api", settings.RoutePrefix);
        Assert.Equal((16, 5, TimeSpan.Zero), (settings.Queues.BatchSize, settings.Queues.MaxDequeueCount, settings.Queues.VisibilityTimeout));
        Assert.Equal(QueueMessageEncoding.Base64, settings.Queues.MessageEncoding);
    }

    [Theory]
    [InlineData("00:00:02", "00:00:01")]
    [InlineData("00:00:00.250", "00:00:00.250")]
    public void Queues_are_polled_at_least_every_second(string interval, string expected) =>
        Assert.Equal(expected, Read($$"""{"extensions":{"queues":{"maxPollingInterval":"{{interval}}"} } }""").Queues.MaxPollingInterval.ToString("c")[..expected.Length]);

    [Fact]
    public void The_environment_has_the_last_word()
    {
        var settings = Read(
            """{"extensions":{"queues":{"maxPollingInterval":"00:00:01","visibilityTimeout":"00:00:30","batchSize":8}}}""",
            ("AzureFunctionsJobHost__extensions__queues__maxPollingInterval", "00:00:05"),
            ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:01"),
            ("AzureFunctionsJobHost__extensions__http__routePrefix", "functions"));

        Assert.Equal(TimeSpan.FromSeconds(5), settings.Queues.MaxPollingInterval);
        Assert.Equal(TimeSpan.FromSeconds(1), settings.Queues.VisibilityTimeout);
        Assert.Equal(8, settings.Queues.BatchSize);
        Assert.Equal("functions", settings.RoutePrefix);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"extensions":{"queues":{"batchSize":0}}}""")]
    [InlineData("""{"extensions":{"queues":{"batchSize":33}}}""")]
    [InlineData("""{"extensions":{"queues":{"batchSize":"many"}}}""")]
    [InlineData("""{"extensions":{"queues":{"newBatchThreshold":-1}}}""")]
    [InlineData("""{"extensions":{"queues":{"maxDequeueCount":0}}}""")]
    [InlineData("""{"extensions":{"queues":{"visibilityTimeout":"-00:00:01"}}}""")]
    [InlineData("""{"extensions":{"queues":{"maxPollingInterval":"00:00:00.099"}}}""")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"utf8"}}}""")]
    public void Values_that_the_host_would_refuse_are_refused(string json)
    {
        var refusal = Assert.Throws<LocalHostException>(() => Read(json));

        Assert.StartsWith("host.json cannot be used: ", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private HostSettings Read(string json, params (string Name, string Value)[] environment)
    {
        File.WriteAllText(_file, json);
        var settings = environment.Select(setting => KeyValuePair.Create(SettingNames.Normalized(setting.Name), (string?)setting.Value));
        return HostSettings.Read(_file, new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
