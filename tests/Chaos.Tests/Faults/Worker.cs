using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CreditFunctions.LocalHost;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>The product as a process of its own, which can be killed at any moment and comes back at the same address.</summary>
internal sealed class Worker(IReadOnlyDictionary<string, string?> settings, string directory) : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private readonly Lock _gate = new();
    private Process? _process;

    public Uri Url => new($"http://localhost:{_port}/");

    /// <summary>Starts it, again and again where the weather is too bad for a start.</summary>
    public Task StartAsync() => Eventually.SeesAsync(TryStartAsync, isReady => isReady);

    /// <summary>SIGKILL: it gets no chance to put anything in order.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task<bool> TryStartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(Command())!;
        _process.OutputDataReceived += (_, said) => Note(said.Data, ready);
        _process.ErrorDataReceived += (_, said) => Note(said.Data, ready);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, _process.WaitForExitAsync()) == ready.Task)
        {
            return true;
        }

        await KillAsync();
        return false;
    }

    /// <summary>Keeps what it says, for whoever looks into a failure.</summary>
    private void Note(string? line, TaskCompletionSource ready)
    {
        lock (_gate)
        {
            File.AppendAllText(Path.Combine(directory, "log.txt"), line + Environment.NewLine);
        }

        if (line?.StartsWith("Ready:", StringComparison.Ordinal) == true)
        {
            ready.TrySetResult();
        }
    }

    private ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalHostApp).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["PORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DATA_DIR"] = directory;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
