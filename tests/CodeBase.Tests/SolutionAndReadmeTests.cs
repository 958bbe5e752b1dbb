using System.Text.RegularExpressions;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class SolutionAndReadmeTests
{
    [Fact]
    public void The_solution_contains_exactly_the_projects_of_the_repository()
    {
        var projects = Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));
        var listed = Project().Matches(Checkout.Text("CreditFunctions.sln")).Select(project => project.Groups["path"].Value.Replace('\\', '/'));

        Assert.Equal(projects, listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    public void The_commands_of_the_readme_can_be_run(string command)
    {
        Assert.Contains($"./{command} ", Checkout.Text("README.md"), StringComparison.Ordinal);
        Assert.StartsWith("#!", Checkout.Text(command), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(Checkout.Root, command)).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Every_link_in_the_documents_has_a_target()
    {
        var documents = Checkout.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));
        var broken = from document in documents
                     from link in Link().Matches(Checkout.Text(document))
                     let target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["target"].Value)
                     where !Checkout.Has(target)
                     select $"{document}: {link.Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_path_in_the_readme_exists()
    {
        // It appears where somebody makes it.
        string[] made = ["local.settings.json", ".local"];

        var paths = NamedPath().Matches(Checkout.Text("README.md")).Select(path => path.Groups["path"].Value).Except(made).ToList();

        Assert.NotEmpty(paths);
        Assert.DoesNotContain(paths, path => !Checkout.Has(path));
    }

    [GeneratedRegex("\"(?<path>[^\"]+\\.csproj)\"")]
    private static partial Regex Project();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#]+)")]
    private static partial Regex Link();

    /// <summary>A folder with a slash, a file with a known ending, or the project of a dotnet command.</summary>
    [GeneratedRegex(@"`(?<path>(src|dev|tests|samples|web|docs|infra|bench)/[\w./-]*|[\w./-]+\.(json|md|bicep|cs))`|--project (?<path>[\w/.-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPath();
}
