using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary><c>azure.yaml</c>, the workflows and the scripts that they run.</summary>
public sealed partial class DeliveryTests
{
    private static readonly string Azd = Repository.Text("azure.yaml");

    private static readonly string Deploy = Repository.Text(".github/workflows/deploy.yml");

    public static TheoryData<string> Workflows => [.. Repository.Files(".github/workflows", "*.yml").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Every_file_that_azd_or_the_deployment_workflow_names_exists()
    {
        Assert.All(ProjectPath().Matches(Azd), match => Assert.True(Repository.Has(match.Groups[1].Value), match.Value));
        Assert.All(Script().Matches(Azd + Deploy), match => Assert.True(Repository.Has(match.Value), match.Value));
    }

    [BicepFact]
    public void Azd_finds_the_app_by_its_tag()
    {
        var tag = Deployment.WithDefaults.Resource("Microsoft.Web/sites").TextAt("tags", "azd-service-name");

        Assert.Matches($@"(?m)^services:\n  {tag}:$", Azd);
    }

    [Fact]
    public void Scripts_read_only_outputs_that_the_template_has()
    {
        var outputs = Output().Matches(Repository.Text("infra/main.bicep")).Select(match => match.Groups[1].Value);
        var read = Repository.Files("infra", "*.sh").Select(File.ReadAllText).Append(Deploy)
            .SelectMany(text => OutputName().Matches(text).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.Contains("API_URL", read);
        Assert.Empty(read.Except(outputs));
    }

    [Fact]
    public void The_deployment_workflow_passes_every_value_that_the_parameter_file_and_the_pages_read()
    {
        var read = EnvironmentVariable().Matches(Repository.Text("infra/main.bicepparam")).Select(match => match.Groups[1].Value)
            .Concat(SignIn().Matches(Repository.Text("infra/upload-pages.sh")).Select(match => match.Value))
            .ToList();

        Assert.Contains("SIGN_IN_CLIENT_ID", read);
        Assert.All(read, name => Assert.Contains($"      {name}: ", Deploy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_pin_every_action_to_a_commit(string workflow)
    {
        var actions = Uses().Matches(Repository.Text(".github/workflows/" + workflow)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches("^(\\./\\.github/workflows/\\w+\\.yml|[\\w/-]+@[0-9a-f]{40})$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_have_at_most_read_permission_by_default(string workflow) =>
        Assert.Matches(@"(?m)^permissions:( \{\}|\n  contents: read)$", Repository.Text(".github/workflows/" + workflow));

    [Fact]
    public void Dependabot_updates_every_kind_of_dependency()
    {
        var ecosystems = Ecosystem().Matches(Repository.Text(".github/dependabot.yml")).Select(match => match.Groups[1].Value);

        Assert.Equal(["dotnet-sdk", "github-actions", "npm", "nuget"], ecosystems.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_deployment_workflow_runs_the_tests_first_and_the_smoke_test_last()
    {
        Assert.Contains("needs: test", Deploy, StringComparison.Ordinal);
        Assert.EndsWith("run: infra/smoke.sh\n", Deploy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deployment_workflow_signs_in_to_Azure_without_a_stored_secret()
    {
        Assert.Contains("id-token: write", Deploy, StringComparison.Ordinal);
        Assert.Contains("azure/login@", Deploy, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:project|path): (\S+)")]
    private static partial Regex ProjectPath();

    [GeneratedRegex(@"infra/[\w-]+\.\w+")]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"package-ecosystem: (\S+)")]
    private static partial Regex Ecosystem();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\$\{?([A-Z_]+_(?:URL|NAME))\b")]
    private static partial Regex OutputName();

    [GeneratedRegex(@"\bSIGN_IN_[A-Z_]+")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex EnvironmentVariable();
}
