using System.Globalization;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>What docs/deploy.md and docs/scale.md tell is so.</summary>
public sealed partial class Guide
{
    private static readonly string Deploying = Repository.Text("docs/deploy.md");

    private static readonly string Scale = Repository.Text("docs/scale.md");

    /// <summary>As the dashboard names what the code calls.</summary>
    private static readonly Dictionary<string, string> Rights = new()
    {
        ["Checkout.Sessions"] = "Checkout Sessions",
        ["Customers"] = "Customers",
        ["Events"] = "Events",
        ["PaymentIntents"] = "PaymentIntents",
        ["Prices"] = "Prices, Products",
        ["WebhookEndpoints"] = "Webhook endpoints",
    };

    [Fact]
    public void The_key_has_the_right_to_every_call_that_the_code_makes()
    {
        var calls = StripeCall().Matches(Repository.Sources("src/Core")).Select(match => (Resource: match.Groups[1].Value, Call: match.Groups[2].Value)).ToList();

        Assert.Contains(("Customers", "Create"), calls);
        Assert.All(calls, call => Assert.Matches($@"\| {Rights[call.Resource]} \| {(call.Call is "Get" or "List" ? "(read|write)" : "write( \\|)")}", Deploying));
    }

    [Fact]
    public void Every_value_that_is_told_of_is_read()
    {
        var read = Repository.Text("infra/main.bicepparam") + Repository.Text("infra/upload-pages.sh");
        var values = Value().Matches(Deploying).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("SIGN_IN_CLIENT_ID", values);
        Assert.All(values, value => Assert.Matches($@"\b{value}\b", read));
    }

    [Fact]
    public void Every_provider_of_the_templates_is_registered()
    {
        var providers = Template.All.SelectMany(template => template.Of(DeclarationKind.Resource)).Select(resource => resource.Type.Split('.', '/')[1]).Distinct();
        var registered = Providers().Match(Deploying).Groups[1].Value.Split(' ');

        // Every subscription has this one.
        Assert.Empty(providers.Except(["Authorization"]).Except(registered));
    }

    [Fact]
    public void The_sums_are_the_sums_of_their_columns()
    {
        var rows = Scale[..Scale.IndexOf("| **sum**", StringComparison.Ordinal)].Split('\n').Select(row => Requests().Match(row)).Where(match => match.Success).ToList();
        var requests = rows.Sum(row => Number(row.Groups[1]));
        var entities = rows.Sum(row => Number(row.Groups[2]));

        Assert.Contains($"| **sum** | **{requests} ({entities})** |", Scale, StringComparison.Ordinal);
        Assert.Contains($"{requests} + 3 = {requests + 3} |", Scale, StringComparison.Ordinal);
        Assert.Contains($"p x ({requests} + 3) |", Scale, StringComparison.Ordinal);
    }

    [Fact]
    public void Applying_takes_as_many_requests_as_are_counted()
    {
        var counted = Waves().Matches(Repository.Text("tests/EndToEnd.Tests/RoundTrips.cs"))
            .Select(match => match.Groups[1].Value.Split(", ").Sum(wave => int.Parse(wave, CultureInfo.InvariantCulture)))
            .ToList();

        Assert.Matches($@"\| apply: .* \| {counted[0]} \(", Scale);
        Assert.Contains($"1 apply of {counted[1]} requests", Scale, StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_are_as_many_as_are_paid_for()
    {
        var windows = ((ArrayNode)Template.Read("alerts.bicep").The(DeclarationKind.Variable, "rules").Value!).Items.Select(rule => rule.At("window")!.Literal).ToList();
        var often = windows.Count(window => window == "PT15M");

        Assert.Contains($"{often} x $1.50 + {windows.Count - often} x $0.50 =", Scale, StringComparison.Ordinal);
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
