using System.Diagnostics;
using System.Reflection;

namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>Official clients, run as the programs they are.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly TemporaryDirectory _home = new();

    private Peer(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["HOME"] = _home.Path;
        start.Environment["STRIPE_CLI_TELEMETRY_OPTOUT"] = "1"; // Its telemetry sometimes panics while it ends.
        _process = Process.Start(start)!;
    }

    private static string Scripts { get; } = typeof(Peer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Peers").Value!;

    /// <summary>The command line program, with the address and a key before the arguments.</summary>
    public static Peer StartCommandLine(StripeAccount stripe, params string[] arguments) =>
        new(Find("node_modules/.bin/stripe"), ["--api-base", stripe.Url, "--api-key", StripeAccount.Key, .. arguments]);

    public static async Task<string> RunCommandLineAsync(StripeAccount stripe, params string[] arguments)
    {
        using var peer = StartCommandLine(stripe, arguments);
        return await peer.FinishAsync();
    }

    public static async Task<string> RunScriptAsync(string script, params string[] arguments)
    {
        using var peer = new Peer("node", [Path.Combine(Scripts, script), .. arguments]);
        return await peer.FinishAsync();
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _home.Dispose();
    }

    /// <summary>What it wrote, once it has ended well.</summary>
    private async Task<string> FinishAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = _process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        Assert.True(_process.ExitCode == 0, $"{await output}{await errors}");
        return await output;
    }

    private static string Find(string path)
    {
        for (var directory = new DirectoryInfo(Scripts); directory is not null; directory = directory.Parent)
        {
            if (Path.Combine(directory.FullName, path) is var found && File.Exists(found))
            {
                return found;
            }
        }

        throw new FileNotFoundException($"{path} is missing: npm install fetches it.");
    }
}
