using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using CreditFunctions.Azurite;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class AzuriteProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Disposing_ends_Azurite_and_may_be_repeated()
    {
        var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        using var process = Process.GetProcessById(azurite.ProcessId);

        await azurite.DisposeAsync();
        await azurite.DisposeAsync();

        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task Azurite_ends_when_its_standard_input_ends()
    {
        // When a parent is killed, the other end of the pipe closes.
        var script = Path.Combine(AppContext.BaseDirectory, "stop-with-parent.cjs");
        using var process = Process.Start(new ProcessStartInfo("node", ["-r", script, "-e", "setInterval(() => {}, 1000)"]) { RedirectStandardInput = true })!;
        using var limit = new CancellationTokenSource(Limit);

        process.StandardInput.Close();

        await process.WaitForExitAsync(limit.Token);
    }

    [Fact]
    public async Task Data_survives_a_restart_of_Azurite()
    {
        var directory = Directory.CreateTempSubdirectory("azurite-");
        var options = new AzuriteOptions { DataDirectory = directory.FullName };
        var name = $"t{Guid.NewGuid():N}";

        await using (var first = await AzuriteProcess.StartAsync(options, CancellationToken.None))
        {
            var table = new TableClient(first.ConnectionString, name);
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("p", "r"));
        }

        await using (var second = await AzuriteProcess.StartAsync(options, CancellationToken.None))
        {
            Assert.True((await new TableClient(second.ConnectionString, name).GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_start_of_Azurite_waits_until_an_earlier_process_has_written_its_data()
    {
        var directory = Directory.CreateTempSubdirectory("azurite-");
        using var earlier = Process.Start("node", ["-e", "setTimeout(() => {}, 3000)"]);
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "azurite.pid"), $"{earlier.Id}");

        await using (await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory.FullName }, CancellationToken.None))
        {
            Assert.True(earlier.HasExited);
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_start_of_Azurite_fails_if_an_earlier_process_does_not_end()
    {
        var directory = Directory.CreateTempSubdirectory("azurite-");
        var options = new AzuriteOptions { DataDirectory = directory.FullName, PreviousExitLimit = TimeSpan.FromSeconds(1) };
        await using var earlier = await AzuriteProcess.StartAsync(options, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<AzuriteStartException>(() => AzuriteProcess.StartAsync(options, CancellationToken.None));

        Assert.Equal($"Azurite is already running with the data in {directory.FullName}, as process {earlier.ProcessId}. End that process, or use another directory.", failure.Message);
        await earlier.DisposeAsync();
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("not a number")]
    [InlineData("2147483647")]
    [InlineData("other")]
    public async Task A_record_of_a_process_that_has_ended_does_not_delay_the_start_of_Azurite(string recorded)
    {
        var directory = Directory.CreateTempSubdirectory("azurite-");
        var file = Path.Combine(directory.FullName, "azurite.pid");
        await File.WriteAllTextAsync(file, recorded == "other" ? $"{Environment.ProcessId}" : recorded);
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await using (await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory.FullName, PreviousExitLimit = TimeSpan.Zero }, CancellationToken.None))
        {
            Assert.NotEqual(recorded, await File.ReadAllTextAsync(file));
        }

        Assert.False(File.Exists(file));
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_error_names_the_port_that_Azurite_needs_and_is_taken(int offset)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<AzuriteStartException>(() =>
            AzuriteProcess.StartAsync(new AzuriteOptions { Port = taken - offset }, CancellationToken.None));

        Assert.NotNull(failure.TakenPort);
        Assert.Contains($"Port {failure.TakenPort} ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_contains_the_output_of_an_Azurite_that_ended()
    {
        var file = Path.GetTempFileName();

        var failure = await Assert.ThrowsAsync<AzuriteStartException>(() =>
            AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = file }, CancellationToken.None));

        Assert.Contains("Azurite ended with code 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
