using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>Names that stand both in the templates and in the code.</summary>
public sealed partial class Names
{
    private static readonly Template Storage = Template.Read("storage.bicep");

    [Fact]
    public void Every_table_of_the_code_is_declared()
    {
        var tables = Table().Matches(Repository.Text("src/Core/Storage/TableStorage.cs")).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("Credits", tables);
        Assert.Empty(tables.Except(Storage.List("tableNames")));
    }

    [Fact]
    public void Every_queue_of_the_code_is_declared_with_its_poison_queue()
    {
        var queues = Queue().Matches(Repository.Text("src/Core/Storage/QueueStorage.cs")).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(queues);
        Assert.Equal(queues.SelectMany(queue => new[] { queue, queue + "-poison" }), Storage.List("queueNames"));
    }

    [Fact]
    public void All_names_are_such_as_storage_takes()
    {
        Assert.All(Storage.List("tableNames"), name => Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,62}$", name));
        Assert.All(Storage.List("queueNames"), name => Assert.Matches("^[a-z0-9](-?[a-z0-9]){2,62}$", name));
    }

    [Fact]
    public void Functions_that_are_kept_ready_exist()
    {
        var names = ((CallNode)Template.Read("app.bicep").The(DeclarationKind.Variable, "alwaysReady").Value!).Arguments[0].All
            .Select(node => node.At("name")?.Literal)
            .OfType<string>()
            .ToList();

        Assert.Equal("http", names[0]);
        Assert.All(names.Skip(1), name => Assert.Single(Repository.Files("src/Functions", name["function:".Length..] + ".cs")));
    }

    [Fact]
    public void The_runtime_is_the_one_that_the_code_is_built_for()
    {
        var runtime = Template.Read("app.bicep").The(DeclarationKind.Resource, "site").Value!.At("properties", "functionAppConfig", "runtime")!;

        Assert.Equal("dotnet-isolated", runtime.At("name")!.Literal);
        Assert.Contains($"<TargetFramework>net{runtime.At("version")!.Literal}</TargetFramework>", Repository.Text("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_webhook_is_registered_for_what_the_code_handles()
    {
        var registered = EventType().Matches(Repository.Text("infra/stripe-secrets.sh")).Select(match => match.Value);
        var handled = Handled().Matches(Repository.Text("src/Core/Events/EventTypes.cs")).Select(match => match.Groups[1].Value);

        Assert.Equal(handled.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_host_reads_queues_as_the_code_expects()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");

        Assert.Equal("none", queues.GetProperty("messageEncoding").GetString()); // The code decodes, so that it can park what it cannot.
        Assert.Equal("00:00:30", queues.GetProperty("visibilityTimeout").GetString()); // The default is no pause between tries.
        Assert.Equal("00:00:02", queues.GetProperty("maxPollingInterval").GetString()); // The default is a minute.
        Assert.Equal(5, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.InRange(queues.GetProperty("batchSize").GetInt32(), 1, 32);
        Assert.Equal("api", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void The_host_speaks_OpenTelemetry_and_passes_the_worker_s_lines_on()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));

        Assert.Equal("OpenTelemetry", host.RootElement.GetProperty("telemetryMode").GetString());
        Assert.False(host.RootElement.GetProperty("logging").TryGetProperty("applicationInsights", out _)); // Not read in this mode.

        // A worker that says it exports by itself, as these packages do, is no longer listened to: every alert would fall silent.
        Assert.DoesNotContain("Functions.Worker.OpenTelemetry", Repository.Text("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.DoesNotContain("Functions.Worker.ApplicationInsights", Repository.Text("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.DoesNotContain("WorkerOpenTelemetryEnabled", Repository.Sources("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_function_outlives_the_lease_of_its_message()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));

        // The host leases a message for 10 minutes.
        Assert.True(TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture) < TimeSpan.FromMinutes(10));
    }

    [GeneratedRegex("""GetTableClient\("(\w+)"\)""")]
    private static partial Regex Table();

    [GeneratedRegex("\"([a-z][a-z-]+)\"")]
    private static partial Regex Queue();

    [GeneratedRegex(@"^(checkout|charge|refund|payment_intent|customer)\.[a-z_.]+$", RegexOptions.Multiline)]
    private static partial Regex EventType();

    [GeneratedRegex("""^\s+\["([a-z_.]+)"\] = \w+\.Read""", RegexOptions.Multiline)]
    private static partial Regex Handled();
}
