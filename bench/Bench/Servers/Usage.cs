using System.Globalization;

namespace CreditFunctions.Bench.Servers;

/// <summary>The resources that a process has used so far, as reported by the kernel.</summary>
/// <param name="CpuSeconds">CPU time in user and kernel mode.</param>
/// <param name="ResidentBytes">Resident memory.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record Usage(double CpuSeconds, long ResidentBytes, int Handles)
{
    private const double TicksPerSecond = 100; // USER_HZ, which is 100 on all Linux platforms that .NET supports.

    public static Usage Of(int processId)
    {
        var folder = $"/proc/{processId}";
        var stat = File.ReadAllText($"{folder}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // The process name before it may contain spaces.
        var cpu = (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
        return new Usage(cpu, Resident($"{folder}/status"), Directory.GetFiles($"{folder}/fd").Length);
    }

    private static long Resident(string status)
    {
        var line = File.ReadLines(status).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
