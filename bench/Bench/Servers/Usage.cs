using System.Globalization;

namespace CreditFunctions.Bench.Servers;

/// <summary>What a process has used so far, by the kernel's books.</summary>
/// <param name="CpuSeconds">In its own code and in the kernel's for it.</param>
/// <param name="ResidentBytes">Memory that is in use now.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record Usage(double CpuSeconds, long ResidentBytes, int Handles)
{
    private const double TicksPerSecond = 100; // USER_HZ: the same on every Linux that .NET runs on.

    public static Usage Of(int processId)
    {
        var folder = $"/proc/{processId}";
        var stat = File.ReadAllText($"{folder}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // The name before may hold blanks.
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
