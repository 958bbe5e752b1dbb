using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>The output of <c>dotnet publish src/Functions</c>, which the Functions host loads.</summary>
public sealed partial class PublishedPackageTests(PublishedPackageTests.Publishing publishing) : IClassFixture<PublishedPackageTests.Publishing>
{
    private List<JsonElement> Functions => [.. JsonElement.Parse(publishing.Text("functions.metadata")).EnumerateArray()];

    [Theory]
    [InlineData("host.json")]
    [InlineData("credit-packs.json")]
    public void The_package_contains_the_file_as_it_is_in_the_repository(string file) =>
        Assert.Equal(Repository.Text(file), publishing.Text(file));

    [Fact]
    public void The_package_lists_every_function()
    {
        var functions = Functions.Select(function => function.TextAt("name"));

        var declared = Function().Matches(Repository.Sources("src/Functions")).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(declared);
        Assert.Equal(declared.Order(StringComparer.Ordinal), functions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_schedules_reconciliation_by_the_setting()
    {
        var trigger = Functions.Single(function => function.TextAt("name") == "ReconcileOnSchedule").GetProperty("bindings")[0];

        Assert.Equal("timerTrigger", trigger.TextAt("type"));
        Assert.Equal("%ReconcileSchedule%", trigger.TextAt("schedule"));
    }

    [Fact]
    public void The_package_contains_every_extension_that_it_names()
    {
        var extensions = JsonElement.Parse(publishing.Text("extensions.json")).GetProperty("extensions").EnumerateArray().ToList();

        Assert.Contains(extensions, extension => extension.TextAt("name") == "AzureStorageQueues");
        Assert.All(extensions, extension => Assert.Contains(extension.TextAt("hintPath")[2..], publishing.Files));
    }

    [Fact]
    public void The_package_tells_the_host_which_program_to_start()
    {
        var worker = JsonElement.Parse(publishing.Text("worker.config.json")).GetProperty("description");

        Assert.Equal("dotnet-isolated", worker.TextAt("language"));
        Assert.Contains(worker.TextAt("defaultWorkerPath"), publishing.Files);
    }

    [Fact]
    public void The_package_contains_nothing_from_development()
    {
        string[] development = ["local.settings", "LocalHost", "FakeStripe", "Azurite", "Tests", "xunit", ".xml", "node_modules"];

        Assert.DoesNotContain(publishing.Files, file => development.Any(name => file.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"\[Function\(nameof\((\w+)\)\)\]")]
    private static partial Regex Function();

    /// <summary>Publishes once for all tests, into a folder of its own so that the build is not disturbed, and without the slow compilation to native code.</summary>
    public sealed class Publishing
    {
        private readonly string _directory;

        public Publishing()
        {
            var artifacts = Path.Combine(Repository.Root, "artifacts", "published-package");
            var published = Path.Combine(artifacts, "publish");
            if (Directory.Exists(published))
            {
                Directory.Delete(published, recursive: true);
            }

            var start = new ProcessStartInfo("dotnet", ["publish", "src/Functions", "--artifacts-path", artifacts, "-p:PublishReadyToRun=false", "-nologo", "-v:quiet", "-clp:ErrorsOnly;NoSummary", "-nodeReuse:false"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Repository.Root,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            _directory = Directory.EnumerateDirectories(Path.Combine(published, "Functions")).Single();
            Files = [.. Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_directory, file).Replace('\\', '/'))];
        }

        /// <summary>The paths of all files in the package.</summary>
        public IReadOnlyList<string> Files { get; }

        public string Text(string file) => File.ReadAllText(Path.Combine(_directory, file));
    }
}
