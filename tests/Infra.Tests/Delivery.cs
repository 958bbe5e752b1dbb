using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>azure.yaml, the workflows and the scripts that they run.</summary>
public sealed partial class Delivery
{
    private static readonly string Azd = Repository.Text("azure.yaml");

    private static readonly string Deploy = Repository.Text(".github/workflows/deploy.yml");

    public static TheoryData<string> Workflows => [.. Repository.Files(".github/workflows", "*.yml").Select(file => Path.GetFileName(file))];

    [Fact]
    public void Azd_finds_the_project_the_templates_and_the_scripts()
    {
        Assert.All(ProjectPath().Matches(Azd), match => Assert.True(Repository.Has(match.Groups[1].Value), match.Value));
        Assert.All(Script().Matches(Azd + Deploy), match => Assert.True(Repository.Has(match.Value), match.Value));
    }

    [Fact]
    public void Azd_finds_the_app_by_its_tag()
    {
        var tag = Template.Read("app.bicep").The(DeclarationKind.Resource, "site").Value!.At("tags")!.All
            .Select(node => node.At("azd-service-name")?.Literal)
            .OfType<string>()
            .Single();

        Assert.Matches($@"(?m)^services:\n  {tag}:$", Azd);
    }

    [Fact]
    public void Scripts_read_only_outputs_that_the_template_has()
    {
        var outputs = Template.Read("main.bicep").Of(DeclarationKind.Output).Select(output => output.Name);
        var read = Repository.Files("infra", "*.sh").Select(File.ReadAllText).Append(Deploy)
            .SelectMany(text => OutputName().Matches(text).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.Contains("API_URL", read);
        Assert.Empty(read.Except(outputs));
    }

    [Fact]
    public void The_workflow_gives_every_value_that_the_sample_parameters_read()
    {
        var read = EnvironmentVariable().Matches(Repository.Text("infra/main.bicepparam")).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, name => Assert.Contains($"      {name}: ", Deploy, StringComparison.Ordinal));
    }

    [Fact]
    public void The_workflow_gives_every_value_that_the_pages_are_signed_in_by()
    {
        var read = SignIn().Matches(Repository.Text("infra/upload-pages.sh")).Select(match => match.Value).Distinct().ToList();

        Assert.Contains("SIGN_IN_CLIENT_ID", read);
        Assert.All(read, name => Assert.Contains($"      {name}: ", Deploy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_are_pinned_to_a_commit(string workflow)
    {
        var actions = Uses().Matches(Repository.Text(".github/workflows/" + workflow)).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches("^(\\./\\.github/workflows/\\w+\\.yml|[\\w/-]+@[0-9a-f]{40})$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflows_may_do_nothing_that_they_do_not_say(string workflow) =>
        Assert.Matches(@"(?m)^permissions:( \{\}|\n  contents: read)$", Repository.Text(".github/workflows/" + workflow));

    [Fact]
    public void Only_what_passed_the_tests_is_deployed() => Assert.Contains("needs: test", Deploy, StringComparison.Ordinal);

    [Fact]
    public void Deploying_signs_in_without_a_stored_secret_and_ends_with_a_try()
    {
        Assert.Contains("id-token: write", Deploy, StringComparison.Ordinal);
        Assert.Contains("azure/login@", Deploy, StringComparison.Ordinal);
        Assert.EndsWith("run: infra/smoke.sh\n", Deploy, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:project|path): (\S+)")]
    private static partial Regex ProjectPath();

    [GeneratedRegex(@"infra/[\w-]+\.\w+")]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"\$\{?([A-Z_]+_(?:URL|NAME))\b")]
    private static partial Regex OutputName();

    [GeneratedRegex(@"\bSIGN_IN_[A-Z_]+")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex EnvironmentVariable();
}
