using System.Diagnostics;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>The Bicep compiler: the one from NuGet, which is for Linux on x64 only, otherwise the one on the PATH.</summary>
internal static class Bicep
{
    /// <summary>Null where there is none.</summary>
    public static string? Path { get; } = Repository.Metadata("Bicep") ?? FindOnPath();

    /// <summary>Runs the compiler and returns its standard output. Any error or warning throws.</summary>
    public static string Run(string directory, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)>? variables = null)
    {
        var start = new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && errors.Result == "" ? output : throw new InvalidOperationException($"bicep exited with {process.ExitCode}: {errors.Result}");
    }

    private static string? FindOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(directory => System.IO.Path.Combine(directory, OperatingSystem.IsWindows() ? "bicep.exe" : "bicep"))
        .FirstOrDefault(File.Exists);
}
