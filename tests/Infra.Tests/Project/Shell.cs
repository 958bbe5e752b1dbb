using System.Diagnostics;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>Runs the scripts of this project with functions in the place of programs.</summary>
internal static class Shell
{
    /// <summary>What the script and the functions wrote, to either output.</summary>
    public static async Task<string> RunAsync(string script, string functions, IEnumerable<(string Name, string Value)> variables)
    {
        // The name after the commands is what the script sees as its own.
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
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? said : throw new InvalidOperationException($"{script} ended with {shell.ExitCode}: {said}");
    }
}
