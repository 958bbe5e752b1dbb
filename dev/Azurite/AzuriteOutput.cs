using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CreditFunctions.Azurite;

/// <summary>
/// Reads what Azurite prints: the addresses it listens at, and its last words. Reading goes on for as long as it runs,
/// so that it never waits for somebody to empty the pipe.
/// </summary>
internal sealed partial class AzuriteOutput
{
    private const int LastWordsMax = 20;

    private readonly TaskCompletionSource<AzuriteEndpoints> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly Queue<string> _lastWords = [];
    private readonly Lock _gate = new();

    public AzuriteOutput(Process process)
    {
        process.OutputDataReceived += (_, received) => Read(received.Data);
        process.ErrorDataReceived += (_, received) => Read(received.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task<AzuriteEndpoints> Listening => _listening.Task;

    public string LastWords
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _lastWords);
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
            _lastWords.Enqueue(line);
            if (_lastWords.Count > LastWordsMax)
            {
                _lastWords.Dequeue();
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
