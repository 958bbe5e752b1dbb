using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

public sealed partial class TemplateTests
{
    private static readonly string Directory = Path.Combine(Repository.Root, "infra");

    private static readonly Lazy<string> Compiled = new(() => Bicep.Run(Directory, ["build", "main.bicep", "--stdout"]));

    /// <summary>The compiler's default rules are warnings, and those in <c>bicepconfig.json</c> errors; both fail this test.</summary>
    [BicepFact]
    public void The_templates_compile_and_lint_without_a_warning()
    {
        Assert.NotEmpty(Compiled.Value);
        Bicep.Run(Directory, ["lint", "--pattern", "*.bicep"]);
    }

    [BicepFact]
    public void The_parameter_file_compiles_without_a_warning() =>
        Assert.NotEmpty(Bicep.Run(Directory, ["build-params", "main.bicepparam", "--stdout"], [("AUTH_ISSUER", "https://issuer.example")]));

    [BicepFact]
    public void Every_parameter_and_output_has_a_description()
    {
        var declarations = JsonElement.Parse(Compiled.Value).Descendants()
            .Where(element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$schema", out _))
            .SelectMany(module => module.EnumerateObject())
            .Where(property => property.Name is "parameters" or "outputs")
            .SelectMany(property => property.Value.EnumerateObject())
            .ToList();
        Assert.Contains(declarations, declaration => declaration.Name == "storageSku");
        Assert.DoesNotContain(declarations, declaration => !declaration.Value.TryGetProperty("metadata", out _));
    }

    [BicepFact]
    public void The_deployment_creates_every_table_that_the_code_uses()
    {
        var deployed = Deployment.WithDefaults.Resources("Microsoft.Storage/storageAccounts/tableServices/tables").Select(LastName);

        var used = TableClient().Matches(Repository.Sources("src/Core")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("Credits", used);
        Assert.Equal(used, deployed.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public void The_deployment_creates_every_queue_that_the_code_uses_and_its_poison_queue()
    {
        var deployed = Deployment.WithDefaults.Resources("Microsoft.Storage/storageAccounts/queueServices/queues").Select(LastName);

        var used = QueueName().Matches(Repository.Sources("src/Core")).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(used);
        Assert.Equal(used.SelectMany(queue => new[] { queue, queue + "-poison" }), deployed);
    }

    [BicepFact]
    public void Always_ready_instances_are_for_functions_that_exist()
    {
        var groups = Deployment.WithEverything.Resource("Microsoft.Web/sites")
            .At("properties", "functionAppConfig", "scaleAndConcurrency", "alwaysReady")
            .EnumerateArray()
            .Select(group => group.TextAt("name"))
            .ToList();

        Assert.Equal("http", groups[0]);
        Assert.All(groups.Skip(1), group => Assert.Single(Repository.Files("src/Functions", group["function:".Length..] + ".cs")));
        Assert.Empty(Deployment.WithDefaults.Resource("Microsoft.Web/sites").At("properties", "functionAppConfig", "scaleAndConcurrency", "alwaysReady").EnumerateArray());
    }

    [BicepFact]
    public void The_runtime_is_the_one_that_the_code_is_built_for()
    {
        var runtime = Deployment.WithDefaults.Resource("Microsoft.Web/sites").At("properties", "functionAppConfig", "runtime");

        Assert.Equal("dotnet-isolated", runtime.TextAt("name"));
        Assert.Contains($"<TargetFramework>net{runtime.TextAt("version")}</TargetFramework>", Repository.Text("Directory.Build.props"), StringComparison.Ordinal);
    }

    private static string LastName(JsonElement resource) => resource.TextAt("name").Split('/')[^1];

    [GeneratedRegex("""GetTableClient\("(\w+)"\)""")]
    private static partial Regex TableClient();

    [GeneratedRegex("""const string \w+ = "(stripe-[a-z-]+)";""")]
    private static partial Regex QueueName();
}
