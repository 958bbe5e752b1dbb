using System.Collections;
using System.Net;
using System.Net.Sockets;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class PortTests
{
    [Fact]
    public void A_requested_port_that_is_taken_is_an_error()
    {
        using var other = Listen();

        var refusal = Assert.Throws<LocalHostException>(() => ReservedPort.Take(PortRequest.Exactly(other.Port), "PORT"));

        Assert.Equal($"Port {other.Port} is taken. Free it, or set PORT to another one.", refusal.Message);
    }

    [Fact]
    public void Another_port_replaces_a_default_port_that_is_taken()
    {
        using var other = Listen();

        using var taken = ReservedPort.Take(PortRequest.Preferably(other.Port), "PORT");

        Assert.NotEqual(other.Port, taken.Number);
    }

    [Fact]
    public void A_free_port_is_used()
    {
        int free;
        using (var reserved = ReservedPort.Take(PortRequest.Free, "PORT"))
        {
            free = reserved.Number;
        }

        using var taken = ReservedPort.Take(PortRequest.Exactly(free), "PORT");

        Assert.Equal(free, taken.Number);
    }

    [Fact]
    public void A_reserved_port_cannot_be_taken_again()
    {
        using var first = ReservedPort.Take(PortRequest.Free, "PORT");

        Assert.Throws<LocalHostException>(() => ReservedPort.Take(PortRequest.Exactly(first.Number), "PORT"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task LocalHost_answers_on_both_loopback_names(string host)
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri($"http://{host}:{app.Url.Port}/config.js"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void Only_ports_that_the_environment_names_are_fixed()
    {
        var nothing = EnvironmentOptions.Read(new Hashtable());
        var named = EnvironmentOptions.Read(new Hashtable { ["PORT"] = "8000", ["STRIPE_PORT"] = "0", ["AZURITE_PORT"] = "65533" });

        Assert.Equal((PortRequest.Preferably(7071), PortRequest.Preferably(12111), PortRequest.Preferably(10000)), (nothing.Port, nothing.StripePort, nothing.AzuritePort));
        Assert.Equal((PortRequest.Exactly(8000), PortRequest.Free, PortRequest.Exactly(65533)), (named.Port, named.StripePort, named.AzuritePort));
    }

    [Theory]
    [InlineData("PORT", "http")]
    [InlineData("PORT", "-1")]
    [InlineData("PORT", "65536")]
    [InlineData("STRIPE_PORT", "12111.5")]
    [InlineData("AZURITE_PORT", "65534")]
    public void An_invalid_port_is_rejected(string setting, string value)
    {
        var refusal = Assert.Throws<LocalHostException>(() => EnvironmentOptions.Read(new Hashtable { [setting] = value }));

        Assert.Equal($"{setting} is '{value}', which is not a port.", refusal.Message);
    }

    [Theory]
    [InlineData(null, "localhost,127.0.0.1,[::1]")]
    [InlineData("", "localhost,127.0.0.1,[::1]")]
    [InlineData("intranet.example", "intranet.example,localhost,127.0.0.1,[::1]")]
    public void Given_proxy_exceptions_are_kept(string? given, string expected) => Assert.Equal(expected, ProxyExceptions.WithLoopback(given));

    [Fact]
    public void Environment_variables_may_differ_only_in_case()
    {
        var options = EnvironmentOptions.Read(new Hashtable { ["http_proxy"] = "http://proxy", ["HTTP_PROXY"] = "http://proxy", ["PORT"] = "8000" });

        Assert.Equal(PortRequest.Exactly(8000), options.Port);
    }

    private static ListeningSocket Listen() => new();

    private sealed class ListeningSocket : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public ListeningSocket() => _listener.Start();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();
    }
}
