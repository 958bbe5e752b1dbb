using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>The description of the API in <c>docs</c>, as a linter from npm reads it.</summary>
internal sealed partial record ApiDescription(IReadOnlyList<string> Problems, JsonObject Document)
{
    private static readonly Lazy<Task<ApiDescription>> Once = new(ReadOnceAsync);

    public static string Docs { get; } = Path.Combine(ProjectDirectory, "..", "..", "docs");

    private static string ProjectDirectory => typeof(ApiDescription).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectDirectory").Value!;

    public IEnumerable<ApiOperation> Operations =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select new ApiOperation(method.Key.ToUpperInvariant(), path.Key, method.Value!.AsObject());

    public static Task<ApiDescription> ReadAsync() => Once.Value;

    /// <summary>A program for Node.js that stands beside these tests.</summary>
    public static string Script(string name) => Path.Combine(ProjectDirectory, name);

    /// <summary>The operation that a request is for; a literal segment goes before a parameter.</summary>
    public ApiOperation Operation(HttpMethod method, string target) => Operations
        .Where(operation => operation.Method == method.Method && Regex.IsMatch(target.Split('?')[0], "^" + Parameter().Replace(operation.Path, "[^/]+") + "$"))
        .OrderBy(operation => operation.Path.Count(character => character == '{'))
        .First();

    private static async Task<ApiDescription> ReadOnceAsync()
    {
        var start = new ProcessStartInfo("node", [Script("openapi.mjs"), Path.Combine(Docs, "openapi.yaml")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var node = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var output = node.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = node.StandardError.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, await errors);
        var read = JsonNode.Parse(await output)!;
        return new ApiDescription([.. read["problems"]!.AsArray().Select(problem => problem!.GetValue<string>())], read["document"]!.AsObject());
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    internal sealed record ApiOperation(string Method, string Path, JsonObject Text)
    {
        public string Id => Text["operationId"]!.GetValue<string>();

        public JsonObject Responses => Text["responses"]!.AsObject();

        /// <summary>The names of what signs a caller in; none where anyone may call.</summary>
        public IEnumerable<string> Security => Text["security"]!.AsArray().SelectMany(way => way!.AsObject().Select(scheme => scheme.Key));
    }
}
