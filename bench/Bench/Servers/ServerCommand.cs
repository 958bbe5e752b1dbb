using System.Diagnostics;

namespace CreditFunctions.Bench.Servers;

/// <summary>How a server is started; which port it shall take is said when it is.</summary>
/// <param name="Program">What runs it: <c>dotnet</c> or <c>node</c>.</param>
/// <param name="Environment">Its settings.</param>
/// <param name="Arguments">What is run.</param>
internal sealed record ServerCommand(string Program, IReadOnlyDictionary<string, string> Environment, params IReadOnlyList<string> Arguments)
{
    public ProcessStartInfo At(int port)
    {
        // The shell throws the output away and becomes the server: no pipe that somebody would have to empty.
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, ArgumentList = { "-c", "exec \"$@\" > /dev/null", "sh", Program } };
        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // ASP.NET Core watches the folder that it is started in: not the checkout, with all of its packages.
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
