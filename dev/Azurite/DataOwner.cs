using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CreditFunctions.Azurite;

/// <summary>
/// Records which Azurite process uses a data directory. After its parent is killed, Azurite keeps writing its data for some seconds. A process
/// that starts during this time would read old data.
/// </summary>
internal sealed class DataOwner(string directory)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Start times are only known to about a second.</summary>
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(2);

    private readonly FileInfo _file = new(Path.Combine(directory, "azurite.pid"));

    public void Record(Process process) => File.WriteAllText(_file.FullName, process.Id.ToString(CultureInfo.InvariantCulture));

    public void Clear() => _file.Delete();

    /// <exception cref="AzuriteStartException">The process is still running when the limit is reached.</exception>
    public async Task WaitForExitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (RunningId() is { } id)
        {
            if (TimeProvider.System.GetElapsedTime(start) > limit)
            {
                throw new AzuriteStartException($"Azurite is already running with the data in {directory}, as process {id}. End that process, or use another directory.");
            }

            await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
        }
    }

    private int? RunningId()
    {
        _file.Refresh();
        if (!_file.Exists || !int.TryParse(File.ReadAllText(_file.FullName), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            using var process = Process.GetProcessById(id);

            // A process that started later only reuses the id.
            return process.StartTime.ToUniversalTime() <= _file.LastWriteTimeUtc + StartTimeTolerance && !IsZombie(id) ? id : null;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended, or it belongs to another user and is therefore not the recorded process.
            return null;
        }
    }

    /// <summary>Whether the process has ended but was not reaped by its parent, as in some containers.</summary>
    private static bool IsZombie(int id)
    {
        var status = $"/proc/{id}/status";
        return File.Exists(status) && File.ReadLines(status).Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal));
    }
}
