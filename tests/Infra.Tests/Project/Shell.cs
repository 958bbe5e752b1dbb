using System.Diagnostics;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>Runs scripts with shell functions in place of the programs that they call.</summary>
internal static class Shell
{
    /// <summary>Returns what the script and the functions wrote to standard output and standard error.</summary>
    public static async Task<string> RunAsync(string script, string functions, IEnumerable<(string Name, string Value)> variables)
    {
        // The last argument is $0 for the script.
        var start = new ProcessStartInfo("sh", ["-c", $"{{ {functions}\n. ./{script}; }} 2>&1", script])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? output : throw new InvalidOperationException($"{script} exited with {shell.ExitCode}: {output}");
    }
}
