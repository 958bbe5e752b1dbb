using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.Azurite;

/// <summary>The storage emulator as a child process. It ends when this process ends, even if this process is killed.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly AzuriteEndpoints _endpoints;
    private readonly DataOwner? _owner;
    private int _stopped;

    private AzuriteProcess(Process process, AzuriteEndpoints endpoints, DataOwner? owner) => (_process, _endpoints, _owner) = (process, endpoints, owner);

    public string ConnectionString => ConnectionStringOf(AzuriteEndpoints.DefaultAccount);

    public int BlobPort => _endpoints.Blob.Port;

    public int QueuePort => _endpoints.Queue.Port;

    public int TablePort => _endpoints.Table.Port;

    public int ProcessId => _process.Id;

    /// <exception cref="AzuriteStartException">Node.js or the npm packages are missing, a port or the data directory is in use, or Azurite does not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var owner = Directory.Exists(options.DataDirectory) ? new DataOwner(options.DataDirectory) : null;
        await (owner?.WaitForExitAsync(options.PreviousExitLimit, cancellationToken) ?? Task.CompletedTask);
        RejectTakenPorts(options.Port);

        var process = Run(options);
        try
        {
            owner?.Record(process);
            return new AzuriteProcess(process, await WaitUntilListeningAsync(process, cancellationToken), owner);
        }
        catch
        {
            await StopAsync(process, owner);
            throw;
        }
    }

    /// <summary>The connection string of one of <see cref="AzuriteOptions.Accounts"/>.</summary>
    public string ConnectionStringOf(string account) => _endpoints.ConnectionStringOf(account);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            await StopAsync(_process, _owner);
        }
    }

    private static Process Run(AzuriteOptions options)
    {
        try
        {
            return Process.Start(AzuriteCommand.For(options))!;
        }
        catch (Win32Exception failure)
        {
            throw new AzuriteStartException("Node.js 20 or newer is needed to run Azurite, and no node was found on the PATH.", failure);
        }
    }

    private static async Task<AzuriteEndpoints> WaitUntilListeningAsync(Process process, CancellationToken cancellationToken)
    {
        var output = new AzuriteOutput(process);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);

        // Completes only when the output has been read to its end.
        var exited = process.WaitForExitAsync(limit.Token);
        await Task.WhenAny(output.Listening, exited);
        if (output.Listening.IsCompleted)
        {
            return await output.Listening;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var what = exited.IsCompletedSuccessfully ? $"ended with code {process.ExitCode}" : $"was not ready within {StartLimit.TotalSeconds} s";
        throw new AzuriteStartException($"Azurite {what}. Its output:{Environment.NewLine}{output.LastLines}");
    }

    private static async Task StopAsync(Process process, DataOwner? owner)
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
        }

        owner?.Clear();
        process.Dispose();
    }

    private static void RejectTakenPorts(int firstPort)
    {
        if (firstPort == 0)
        {
            return;
        }

        foreach (var port in Enumerable.Range(firstPort, count: 3))
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
            }
            catch (SocketException failure)
            {
                throw new AzuriteStartException($"Port {port} of 127.0.0.1 is taken, and Azurite needs the three from {firstPort} on.", failure)
                {
                    TakenPort = port,
                };
            }
        }
    }
}
