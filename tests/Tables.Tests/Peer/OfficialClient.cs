using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests.Peer;

/// <summary>The official client for JavaScript, run as a child process on the same storage.</summary>
internal sealed class OfficialClient(string table)
{
    private static readonly string Script = typeof(OfficialClient).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Peer").Value!;

    public Task<JsonElement> WriteAsync(IEnumerable<PeerEntity> entities) => RunAsync("write", entities);

    public async Task<IReadOnlyList<PeerEntity>> ReadAsync() =>
        (await RunAsync("read")).Deserialize<List<PeerEntity>>(JsonSerializerOptions.Web)!;

    public async Task<IReadOnlyDictionary<string, string>> MakeMistakesAsync() =>
        (await RunAsync("mistakes")).Deserialize<Dictionary<string, string>>()!;

    private async Task<JsonElement> RunAsync(string what, IEnumerable<PeerEntity>? entities = null)
    {
        var start = new ProcessStartInfo("node", [Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();

        var order = new Dictionary<string, object?>
        {
            ["connectionString"] = await Storage.ConnectionStringAsync(),
            ["table"] = table,
            ["do"] = what,
            ["entities"] = entities,
        };
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(order, JsonSerializerOptions.Web));
        process.StandardInput.Close();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
