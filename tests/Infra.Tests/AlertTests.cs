using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>The alerts and the workbook search for lines that the code or the Functions host really logs.</summary>
public sealed partial class AlertTests
{
    private static readonly Lazy<IReadOnlyList<Rule>> AllRules = new(() =>
        [.. Deployment.WithDefaults.Resources("Microsoft.Insights/scheduledQueryRules").Select(Rule.Read)]);

    private static IReadOnlyList<Rule> Rules => AllRules.Value;

    /// <summary>The queries of the rules and of the workbook.</summary>
    private static IEnumerable<string> Queries => [.. Rules.Select(rule => rule.Query), .. WorkbookQueries];

    private static IEnumerable<string> WorkbookQueries => JsonElement.Parse(Repository.Text("infra/workbook.json")).GetProperty("items").EnumerateArray()
        .Where(item => item.GetProperty("type").GetInt32() == 3)
        .Select(item => item.TextAt("content", "query"));

    [BicepFact]
    public void Every_event_name_in_a_query_is_logged_by_the_code()
    {
        var names = Queries.SelectMany(query => EventName().Matches(query).Select(match => match.Value)).Distinct().ToList();

        Assert.Contains("credit.alert.parked", names);
        Assert.All(names, name => Assert.Contains(Telemetry.EventNames, logged => name.EndsWith('.') ? logged.StartsWith(name, StringComparison.Ordinal) : logged == name));
    }

    [BicepFact]
    public void Every_message_in_a_query_is_logged_by_the_code_or_the_host()
    {
        var messages = Queries.SelectMany(query => MessageStart().Matches(query).Select(match => match.Groups[1].Value)).ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains(Telemetry.Messages, logged => logged.StartsWith(message, StringComparison.Ordinal)));
    }

    /// <summary>In the older telemetry mode the host writes a line with an exception to both tables.</summary>
    [BicepFact]
    public void A_query_over_log_lines_finds_lines_with_exceptions_and_counts_none_twice()
    {
        var queries = Queries.Where(query => query.Contains("AppTraces", StringComparison.Ordinal)).Where(query => !query.Contains("FunctionAppLogs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.Contains("AppTraces, (AppExceptions | where isempty(tostring(Properties.FormattedMessage))", query, StringComparison.Ordinal));
    }

    /// <summary>The platform's own log has every line again: it must not be missed where one line fires, nor counted where many do.</summary>
    [BicepFact]
    public void A_rule_that_a_single_line_fires_also_reads_the_log_of_the_platform()
    {
        var rules = Rules.Where(rule => rule.Query.Contains("AppTraces", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.Equal(rule.Threshold == 0, rule.Query.Contains("FunctionAppLogs", StringComparison.Ordinal)));
    }

    [BicepFact]
    public void Every_alert_event_of_the_code_fires_exactly_one_rule()
    {
        var excluded = Names(Rules.Single(rule => rule.IsCatchAll)).Where(name => !name.EndsWith('.'));
        var named = Rules.Where(rule => !rule.IsCatchAll).SelectMany(Names).Where(name => name.StartsWith("credit.alert.", StringComparison.Ordinal));

        Assert.Equal(named.Order(StringComparer.Ordinal), excluded.Order(StringComparer.Ordinal));

        static IEnumerable<string> Names(Rule rule) => EventName().Matches(rule.Query).Select(match => match.Value).Distinct();
    }

    [BicepFact]
    public void An_alert_fires_when_no_reconciliation_has_finished_for_three_intervals()
    {
        Assert.Contains("""maxif(TimeGenerated, Event == "credit.reconciliation.completed") | where First < ago(180m) and (isnull(Last) or Last < ago(180m))""", Overdue(Deployment.WithDefaults), StringComparison.Ordinal);
        Assert.Contains("Last < ago(30m)", Overdue(Deployment.WithEverything), StringComparison.Ordinal);

        static string Overdue(Deployment deployment) => deployment.Resources("Microsoft.Insights/scheduledQueryRules").Select(Rule.Read)
            .Single(rule => rule.Name.StartsWith("reconciliation-overdue-", StringComparison.Ordinal)).Query;
    }

    /// <summary>A request is named after its route; in the host's older telemetry mode, after its function.</summary>
    [BicepFact]
    public void A_query_over_webhook_requests_finds_them_in_either_telemetry_mode()
    {
        var route = Route().Match(Repository.Source("src/Functions", "ReceiveStripeEvent")).Groups[1].Value;
        var queries = Queries.Where(query => query.Contains("AppRequests", StringComparison.Ordinal)).Where(query => query.Contains("ReceiveStripeEvent", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.Contains($"AppRequests | where Name == \"ReceiveStripeEvent\" or Url contains \"/api/{route}\"", query, StringComparison.Ordinal));
    }

    /// <summary>The status text of a storage log contains how the caller signed in; the code does not.</summary>
    [BicepFact]
    public void A_query_over_storage_logs_reads_the_status_code_of_a_queue_that_exists()
    {
        var queries = Queries.Where(query => query.Contains("StorageQueueLogs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(queries);
        Assert.DoesNotContain(queries, query => query.Contains("StatusText ==", StringComparison.Ordinal));
        Assert.Equal(["stripe-events"], queries.SelectMany(query => QueueName().Matches(query).Select(match => match.Groups[1].Value)).Distinct());
    }

    [BicepFact]
    public void Every_alert_links_to_a_section_of_the_runbook()
    {
        var links = Deployment.WithDefaults.All.SelectMany(resource => resource.Descendants())
            .Where(element => element.ValueKind == JsonValueKind.String)
            .SelectMany(element => RunbookLink().Matches(element.GetString()!).Select(match => match.Groups[1].Value))
            .ToHashSet();
        var sections = Heading().Matches(Repository.Text("docs/runbook.md")).Select(match => match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'));

        Assert.Contains("secret-expiry", links);
        Assert.Empty(links.Except(sections));
        Assert.DoesNotContain(Rules, rule => !rule.IsCatchAll && !RunbookLink().IsMatch(rule.Description));
    }

    [Fact]
    public void The_workbook_has_the_format_that_the_portal_opens()
    {
        Assert.Equal("Notebook/1.0", JsonElement.Parse(Repository.Text("infra/workbook.json")).TextAt("version"));
        Assert.NotEmpty(WorkbookQueries);
        Assert.All(WorkbookQueries, Assert.NotEmpty);
    }

    private sealed record Rule(string Name, string Query, int Threshold, string Description)
    {
        /// <summary>Fires for every alert event that no other rule names.</summary>
        public bool IsCatchAll => Name.StartsWith("other-alerts-", StringComparison.Ordinal);

        public static Rule Read(JsonElement resource)
        {
            var properties = resource.GetProperty("properties");
            var condition = properties.At("criteria", "allOf")[0];
            return new Rule(resource.TextAt("name"), condition.TextAt("query"), condition.At("threshold").GetInt32(), properties.TextAt("description"));
        }
    }

    [GeneratedRegex(@"credit\.[a-z_]+\.[a-z_]*")]
    private static partial Regex EventName();

    [GeneratedRegex("""Message startswith "([^"]+)""")]
    private static partial Regex MessageStart();

    [GeneratedRegex("""Route = "([^"]+)""")]
    private static partial Regex Route();

    [GeneratedRegex("""Path, "/"\)\[1\]\) == "([a-z-]+)""")]
    private static partial Regex QueueName();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"runbook\.md#([a-z-]+)")]
    private static partial Regex RunbookLink();
}
