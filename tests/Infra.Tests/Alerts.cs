using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>Alerts and the workbook wait for what is really logged.</summary>
public sealed partial class Alerts
{
    private static readonly Template Rules = Template.Read("alerts.bicep");

    private static readonly IReadOnlyList<(string Name, string Query, string Section)> All =
    [
        .. ((ArrayNode)Rules.The(DeclarationKind.Variable, "rules").Value!).Items
            .Select(rule => (rule.At("name")!.Literal!, rule.At("query")!.ToString()!, rule.At("section")!.Literal!)),
    ];

    /// <summary>What somebody must be able to read up on.</summary>
    private static readonly string[] Sections =
    [
        "#parked-events", "#webhook-silence", "#signature-failures", "#reconciliation-differences", "#storage-errors", "#stripe-errors",
        "#start-up-failures", "#secret-expiry", "#payments-in-review", "#old-events",
    ];

    private static IEnumerable<string> Waiting =>
    [
        .. All.Select(rule => rule.Query),
        Shared("lines"),
        Shared("anywhere"),
        Shared("webhooks"),
        Repository.Text("infra/workbook.json").Replace("\\\"", "\"", StringComparison.Ordinal),
    ];

    private static string Shared(string name) => Rules.The(DeclarationKind.Variable, name).Value!.ToString()!;

    [Fact]
    public void Every_event_that_is_waited_for_is_logged()
    {
        var names = Waiting.SelectMany(query => EventName().Matches(query).Select(match => match.Value)).Distinct();

        Assert.All(names, name => Assert.Contains(Telemetry.EventNames, logged => name.EndsWith('.') ? logged.StartsWith(name, StringComparison.Ordinal) : logged == name));
    }

    /// <summary>In the host's older telemetry mode, a line with an exception stands in both tables; in this one, in AppExceptions alone.</summary>
    [Fact]
    public void Every_line_is_found_and_none_counts_twice()
    {
        const string Once = "AppTraces, (AppExceptions | where isempty(tostring(Properties.FormattedMessage))";
        var queries = Waiting.SelectMany(query => query.Split('\n')).Where(query => query.Contains("AppTraces", StringComparison.Ordinal)
            && !query.Contains("FunctionAppLogs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.Contains(Once, query, StringComparison.Ordinal));
    }

    /// <summary>Where many lines are needed, a line must not count twice; where one is enough, it must not be missed.</summary>
    [Fact]
    public void A_rule_that_one_line_fires_listens_to_the_platform_too()
    {
        var byLines = ((ArrayNode)Rules.The(DeclarationKind.Variable, "rules").Value!).Items
            .Select(rule => (Threshold: ((ConstantNode)rule.At("threshold")!).Value, Source: (rule.At("query") as TextNode)?.Parts[0] as NameNode))
            .Where(rule => rule.Source is { Name: "lines" or "anywhere" })
            .ToList();

        Assert.Contains("FunctionAppLogs | extend Event = EventName", Shared("anywhere"), StringComparison.Ordinal);
        Assert.NotEmpty(byLines);
        Assert.All(byLines, rule => Assert.Equal(rule.Threshold == "0" ? "anywhere" : "lines", rule.Source!.Name));
    }

    [Fact]
    public void Every_message_that_is_waited_for_is_written()
    {
        var messages = Waiting.SelectMany(query => MessageStart().Matches(query).Select(match => match.Groups[1].Value)).ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains(Telemetry.Messages, written => written.StartsWith(message, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_alert_of_the_code_fires_exactly_one_rule()
    {
        var other = EventName().Matches(All.Single(rule => rule.Name == "other-alerts").Query).Select(match => match.Value).Where(name => !name.EndsWith('.')).ToList();
        var named = All.Where(rule => rule.Name != "other-alerts")
            .SelectMany(rule => EventName().Matches(rule.Query).Select(match => match.Value).Distinct())
            .Where(name => name.StartsWith("credit.alert.", StringComparison.Ordinal));

        Assert.Equal(named.Order(StringComparer.Ordinal), other.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_that_is_watched_exists()
    {
        var functions = Waiting.SelectMany(query => FunctionName().Matches(query).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(functions);
        Assert.All(functions, function => Assert.Single(Repository.Files("src/Functions", function + ".cs")));
    }

    /// <summary>Under its route where the host speaks OpenTelemetry, under the function's name in the older mode.</summary>
    [Fact]
    public void The_webhook_s_requests_are_found_under_both_their_names()
    {
        var route = Route().Match(Repository.Text("src/Functions/Webhook/ReceiveStripeEvent.cs")).Groups[1].Value;
        var queries = Waiting.SelectMany(query => query.Split('\n')).Where(query => query.Contains("\"ReceiveStripeEvent\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.Contains($"AppRequests | where Name == \"ReceiveStripeEvent\" or Url contains \"/api/{route}\"", query, StringComparison.Ordinal));
    }

    /// <summary>The text of a success says how the caller signed in; the code does not.</summary>
    [Fact]
    public void What_storage_did_is_told_by_its_code() =>
        Assert.DoesNotContain(Waiting, query => query.Contains("StatusText ==", StringComparison.Ordinal));

    [Fact]
    public void Queues_that_are_watched_are_ours()
    {
        var queues = Waiting.SelectMany(query => QueueName().Matches(query).Select(match => match.Groups[1].Value)).Distinct();

        Assert.Equal(["stripe-events"], queues);
        Assert.Contains("stripe-events", Template.Read("storage.bicep").List("queueNames"));
    }

    [Fact]
    public void Every_section_of_the_runbook_has_an_alert_and_every_alert_a_section()
    {
        var links = Rules.Nodes.OfType<TextNode>().SelectMany(text => Anchor().Matches(text.ToString()!).Select(match => match.Value));
        var linked = All.Select(rule => rule.Section).Where(section => section != "").Concat(links).Distinct().ToList();

        Assert.Equal(Sections.Order(StringComparer.Ordinal), linked.Order(StringComparer.Ordinal));
        Assert.Empty(Sections.Except(Headings().Matches(Repository.Text("docs/runbook.md")).Select(heading => "#" + heading.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'))));
        Assert.Equal(["other-alerts"], All.Where(rule => rule.Section == "").Select(rule => rule.Name));
    }

    [Fact]
    public void The_workbook_is_such_as_the_portal_opens()
    {
        using var workbook = JsonDocument.Parse(Repository.Text("infra/workbook.json"));
        var queries = workbook.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetInt32() == 3).ToList();

        Assert.Equal("Notebook/1.0", workbook.RootElement.GetProperty("version").GetString());
        Assert.NotEmpty(queries);
        Assert.All(queries, item => Assert.NotEmpty(item.GetProperty("content").GetProperty("query").GetString()!));
    }

    [GeneratedRegex(@"credit\.[a-z_]+\.[a-z_]*")]
    private static partial Regex EventName();

    [GeneratedRegex("""Message startswith "([^"]+)""")]
    private static partial Regex MessageStart();

    [GeneratedRegex("""(?<!\w)Name == "(\w+)""")]
    private static partial Regex FunctionName();

    [GeneratedRegex("""Route = "([^"]+)""")]
    private static partial Regex Route();

    [GeneratedRegex("""Path, "/"\)\[1\]\) == "([a-z-]+)""")]
    private static partial Regex QueueName();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("#[a-z][a-z-]+")]
    private static partial Regex Anchor();
}
