using System.Globalization;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary><c>docs/deploy.md</c> and <c>docs/scale.md</c> agree with the templates and the code.</summary>
public sealed partial class DeploymentGuideTests
{
    private static readonly string Deploying = Repository.Text("docs/deploy.md");

    private static readonly string Scale = Repository.Text("docs/scale.md");

    /// <summary>A service of the Stripe SDK, and the name that Stripe's dashboard gives the permission for it.</summary>
    private static readonly Dictionary<string, string> Permissions = new()
    {
        ["Checkout.Sessions"] = "Checkout Sessions",
        ["Customers"] = "Customers",
        ["Events"] = "Events",
        ["PaymentIntents"] = "PaymentIntents",
        ["Prices"] = "Prices, Products",
        ["WebhookEndpoints"] = "Webhook endpoints",
        ["Refunds"] = "Charges and Refunds",
        ["Disputes"] = "Disputes",
    };

    [Fact]
    public void The_guide_lists_the_permission_for_every_Stripe_call_of_the_code()
    {
        var calls = StripeCall().Matches(Repository.Sources("src/Core")).Select(match => (Resource: match.Groups[1].Value, Call: match.Groups[2].Value)).ToList();

        Assert.Contains(("Customers", "Create"), calls);
        Assert.All(calls, call => Assert.Matches($@"\| {Permissions[call.Resource]} \| {(call.Call is "Get" or "List" ? "(read|write)" : "write( \\|)")}", Deploying));
    }

    [Fact]
    public void Every_value_that_the_guide_lists_is_read()
    {
        var read = Repository.Text("infra/main.bicepparam") + Repository.Text("infra/upload-pages.sh");
        var values = Value().Matches(Deploying).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("SIGN_IN_CLIENT_ID", values);
        Assert.All(values, value => Assert.Matches($@"\b{value}\b", read));
    }

    [BicepFact]
    public void The_guide_registers_every_resource_provider_of_the_templates()
    {
        var providers = Deployment.WithEverything.All.Select(resource => resource.TextAt("type").Split('.', '/')[1]).Distinct();
        var registered = Providers().Match(Deploying).Groups[1].Value.Split(' ');

        // Every subscription has Authorization.
        Assert.Empty(providers.Except(["Authorization"]).Except(registered));
    }

    [Fact]
    public void The_sums_in_the_scale_document_add_up()
    {
        var rows = Scale[..Scale.IndexOf("| **sum**", StringComparison.Ordinal)].Split('\n').Select(row => Requests().Match(row)).Where(match => match.Success).ToList();
        var requests = rows.Sum(row => Number(row.Groups[1]));
        var entities = rows.Sum(row => Number(row.Groups[2]));

        Assert.Contains($"| **sum** | **{requests} ({entities})** |", Scale, StringComparison.Ordinal);
        Assert.Contains($"{requests} + 3 = {requests + 3} |", Scale, StringComparison.Ordinal);
        Assert.Contains($"p x ({requests} + 3) |", Scale, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_document_counts_the_requests_of_an_applied_event_as_the_round_trip_test_does()
    {
        var counted = Waves().Matches(Repository.Text("tests/EndToEnd.Tests/RoundTripTests.cs"))
            .Select(match => match.Groups[1].Value.Split(", ").Sum(wave => int.Parse(wave, CultureInfo.InvariantCulture)))
            .ToList();

        Assert.Matches($@"\| apply: .* \| {counted[0]} \(", Scale);
        Assert.Contains($"1 apply of {counted[1]} requests", Scale, StringComparison.Ordinal);
    }

    [BicepFact]
    public void The_scale_document_counts_the_alert_rules_of_the_template()
    {
        var frequencies = Deployment.WithDefaults.Resources("Microsoft.Insights/scheduledQueryRules").Select(rule => rule.TextAt("properties", "evaluationFrequency")).ToList();
        var often = frequencies.Count(frequency => frequency == "PT5M");

        Assert.Contains($"{often} x $1.50 + {frequencies.Count - often} x $0.50 =", Scale, StringComparison.Ordinal);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bapi\.([A-Za-z.]+)\.([A-Z][a-z]+)Async\(")]
    private static partial Regex StripeCall();

    [GeneratedRegex(@"^\| `([A-Z][A-Z_]+)`", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex("^for p in ([A-Za-z ]+); do$", RegexOptions.Multiline)]
    private static partial Regex Providers();

    [GeneratedRegex(@"^\| [^|]+ \| (\d+) \((\d+)\) \|")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Assert\.Equal\(\[([\d, ]+)\], waves\)")]
    private static partial Regex Waves();
}
