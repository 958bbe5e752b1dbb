using System.Globalization;
using System.Text.Json;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>What <c>host.json</c> must say for the code and the alerts to work.</summary>
public sealed class HostConfigurationTests
{
    private static readonly JsonElement Host = JsonElement.Parse(Repository.Text("host.json"));

    [Fact]
    public void The_host_reads_queues_as_the_code_expects()
    {
        var queues = Host.At("extensions", "queues");

        Assert.Equal("none", queues.TextAt("messageEncoding")); // The code decodes, so that it can park what it cannot decode.
        Assert.Equal("00:00:30", queues.TextAt("visibilityTimeout")); // The default is no pause between tries.
        Assert.Equal("00:00:02", queues.TextAt("maxPollingInterval")); // The default is a minute.
        Assert.Equal(5, queues.At("maxDequeueCount").GetInt32());
        Assert.InRange(queues.At("batchSize").GetInt32(), 1, 32);
        Assert.Equal("api", Host.TextAt("extensions", "http", "routePrefix"));
    }

    [Fact]
    public void The_host_exports_the_log_lines_of_the_worker()
    {
        Assert.Equal("OpenTelemetry", Host.TextAt("telemetryMode"));
        Assert.False(Host.At("logging").TryGetProperty("applicationInsights", out _)); // Not read in this mode.

        // With these packages the worker exports its lines itself, and the host, whose lines the alerts read, no longer does.
        Assert.DoesNotContain("Functions.Worker.OpenTelemetry", Repository.Text("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.DoesNotContain("Functions.Worker.ApplicationInsights", Repository.Text("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.DoesNotContain("WorkerOpenTelemetryEnabled", Repository.Sources("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_times_out_before_the_lease_of_its_message_ends()
    {
        var lease = TimeSpan.FromMinutes(10); // Fixed in the host.

        Assert.True(TimeSpan.Parse(Host.TextAt("functionTimeout"), CultureInfo.InvariantCulture) < lease);
    }
}
