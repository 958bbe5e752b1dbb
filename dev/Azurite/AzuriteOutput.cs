using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CreditFunctions.Azurite;

/// <summary>
/// Reads Azurite's output: the addresses of its services, and the last lines. It reads for as long as Azurite runs, because a full pipe
/// would block Azurite.
/// </summary>
internal sealed partial class AzuriteOutput
{
    private const int MaxLastLines = 20;

    private readonly TaskCompletionSource<AzuriteEndpoints> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly Queue<string> _lastLines = [];
    private readonly Lock _gate = new();

    public AzuriteOutput(Process process)
    {
        process.OutputDataReceived += (_, received) => Read(received.Data);
        process.ErrorDataReceived += (_, received) => Read(received.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task<AzuriteEndpoints> Listening => _listening.Task;

    public string LastLines
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _lastLines);
            }
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > MaxLastLines)
            {
                _lastLines.Dequeue();
            }

            if (ListeningLine().Match(line) is { Success: true } match)
            {
                _addresses[match.Groups["service"].Value] = new Uri(match.Groups["address"].Value);
            }

            if (_addresses.Count == 3)
            {
                _listening.TrySetResult(new(_addresses["Blob"], _addresses["Queue"], _addresses["Table"]));
            }
        }
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\\S+)$")]
    private static partial Regex ListeningLine();
}
