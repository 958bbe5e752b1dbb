using System.Diagnostics;

namespace CreditFunctions.Bench.Servers;

/// <summary>The command that starts a server. The port is chosen at start.</summary>
/// <param name="Program">The executable: <c>dotnet</c> or <c>node</c>.</param>
/// <param name="Environment">Environment variables with its settings.</param>
/// <param name="Arguments">The arguments of the executable.</param>
internal sealed record ServerCommand(string Program, IReadOnlyDictionary<string, string> Environment, params IReadOnlyList<string> Arguments)
{
    public ProcessStartInfo At(int port)
    {
        // The shell redirects the output to /dev/null and then becomes the server, so no pipe has to be read.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, ArgumentList = { "-c", "exec \"$@\" > /dev/null", "sh", Program } };
        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Not the checkout: ASP.NET Core watches its working directory, and the checkout contains all npm packages.
        start.WorkingDirectory = AppContext.BaseDirectory;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["NODE_ENV"] = "production";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
