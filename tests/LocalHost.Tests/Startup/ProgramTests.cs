using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CreditFunctions.FakeStripe;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Startup;

/// <summary>The program that <c>./run</c> starts.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("local-host-tests-").FullName;

    [Fact]
    public async Task LocalHost_prints_one_ready_line_and_stops_with_its_emulators_on_SIGTERM()
    {
        using var program = Start();
        var ready = await program.StandardOutput.ReadLineAsync();
        Assert.StartsWith("Ready: http://localhost:", ready, StringComparison.Ordinal);
        Assert.All(Ports(ready), port => Assert.True(IsOpen(port)));

        await SignalAsync(program, "TERM");
        await program.WaitForExitAsync();

        Assert.Equal(0, program.ExitCode);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync());
        Assert.Equal("", await program.StandardError.ReadToEndAsync());
        Assert.All(Ports(ready), port => Assert.False(IsOpen(port)));
    }

    [Theory]
    [InlineData("no_proxy", "intranet.example")]
    [InlineData("NO_PROXY", "")]
    public async Task LocalHost_reaches_its_storage_when_a_proxy_is_configured(string exceptions, string given)
    {
        using var program = Start(("http_proxy", "http://127.0.0.1:9"), ("HTTP_PROXY", "http://127.0.0.1:9"), (exceptions, given));
        var ready = await program.StandardOutput.ReadLineAsync();
        Assert.StartsWith("Ready: ", ready, StringComparison.Ordinal);

        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        using var health = await client.GetAsync(new Uri($"http://127.0.0.1:{Ports(ready)[0]}/api/health"));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        await SignalAsync(program, "TERM");
        await program.WaitForExitAsync();
    }

    [Fact]
    public async Task The_emulators_end_when_LocalHost_is_killed()
    {
        using var program = Start();
        var ports = Ports(await program.StandardOutput.ReadLineAsync());

        program.Kill();
        await program.WaitForExitAsync();

        await Eventually.IsTrueAsync(() => !ports.Any(IsOpen), "all ports are closed");
    }

    [Theory]
    [InlineData("Stripe__SecretKey", "sk_live_123", "LocalHost does not run with a live Stripe key")]
    [InlineData("PORT", "seventy", "PORT is 'seventy', which is not a port.")]
    [InlineData("PATH", "/nowhere", "Node.js 20 or newer is needed")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__batchSize", "100", "extensions.queues in host.json, or a setting that overrides it, is invalid: ")]
    [InlineData("DATA_DIR", "/dev/null", "Data cannot be kept in /dev/null: ")]
    [InlineData("DATA_DIR", "/proc/data", "Data cannot be kept in /proc/data: ")]
    [InlineData("Limits__ReadsPerMinute", "abc", "Limits__ReadsPerMinute is \"abc\"")]
    [InlineData("Checkout__SuccessUrl", "https://shop.example/?session_id=%7BCHECKOUT_SESSION_ID%7D", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("ReconcileSchedule", "0 0 0 31 2 *", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("AzureWebJobsStorage", "nonsense", "AzureWebJobsStorage must be a connection string")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=cut-off", "AzureWebJobsStorage must be a connection string")]
    public async Task The_reason_for_a_failed_start_is_printed_in_one_line(string setting, string value, string reason)
    {
        using var program = Start((setting, value));

        var errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.StartsWith(reason, errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.NotEqual(0, program.ExitCode);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task A_second_program_with_the_same_data_directory_exits_with_one_line_and_the_first_keeps_running()
    {
        using var first = Start();
        var ready = await first.StandardOutput.ReadLineAsync();

        using var second = Start();
        var errors = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal($"LocalHost is already running with the data in {_data}. Stop it, or set DATA_DIR to another directory.", errors.TrimEnd());
        Assert.Equal(1, second.ExitCode);
        Assert.Equal("", await second.StandardOutput.ReadToEndAsync());
        Assert.All(Ports(ready), port => Assert.True(IsOpen(port)));
        await SignalAsync(first, "TERM");
        await first.WaitForExitAsync();
        Assert.Equal(0, first.ExitCode);
    }

    [Fact]
    public async Task A_data_directory_that_a_separate_FakeStripe_uses_is_reported_in_one_line()
    {
        await using var stripe = await FakeStripeServer.StartAsync(new FakeStripeOptions { DataDirectory = _data });
        using var program = Start();

        var errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.StartsWith("FakeStripe cannot start: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.Equal(1, program.ExitCode);
    }

    [Fact]
    public async Task A_start_after_a_kill_finds_all_data_written_before_it()
    {
        using var killed = Start();
        var table = new TableClient(TableStorage(await killed.StandardOutput.ReadLineAsync()), "Written");
        await table.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => table.AddEntityAsync(new TableEntity("p", $"{number}"))));

        killed.Kill();
        using var program = Start();
        table = new TableClient(TableStorage(await program.StandardOutput.ReadLineAsync()), "Written");

        Assert.Equal(500, await table.QueryAsync<TableEntity>().CountAsync());
        await SignalAsync(program, "TERM");
        await program.WaitForExitAsync();
    }

    [Fact]
    public async Task Invalid_settings_in_several_sections_are_printed_in_one_line_each()
    {
        using var program = Start(("Auth__Issuer", "nowhere"), ("Limits__ReadsPerMinute", "abc"), ("Limits__StatusChecksPerMinute", "-1"));

        var errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(
            ["Auth__Issuer", "Limits__ReadsPerMinute", "Limits__StatusChecksPerMinute"],
            errors.Trim().Split('\n').Select(line => line.Split(' ')[0]).Order());
        Assert.Equal(1, program.ExitCode);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync());
    }

    [Theory]
    [InlineData("PORT")]
    [InlineData("STRIPE_PORT")]
    [InlineData("AZURITE_PORT")]
    public async Task A_requested_port_that_is_taken_is_reported(string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        using var program = Start((setting, $"{port}"));
        var errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.StartsWith($"Port {port} is taken.", errors, StringComparison.Ordinal);
        Assert.Contains(setting, errors, StringComparison.Ordinal);
        Assert.NotEqual(0, program.ExitCode);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    /// <summary>The account and key of every storage emulator; the ready line names the table port last.</summary>
    private static string TableStorage(string? ready) =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"TableEndpoint=http://127.0.0.1:{Ports(ready)[^1]}/devstoreaccount1;";

    private static int[] Ports(string? ready) =>
        [.. Number().Matches(ready!).Select(match => int.Parse(match.Groups["port"].Value, provider: null))];

    private static bool IsOpen(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task SignalAsync(Process program, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]);
        await kill.WaitForExitAsync();
    }

    private Process Start(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(LocalHostApp).Assembly.Location);
        foreach (var (name, value) in new[] { ("PORT", "0"), ("STRIPE_PORT", "0"), ("AZURITE_PORT", "0"), ("DATA_DIR", _data) }.Concat(environment))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex("(localhost:|127.0.0.1:|blobs |queues |tables )(?<port>[0-9]+)")]
    private static partial Regex Number();
}
