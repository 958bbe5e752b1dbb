using System.Net;
using System.Net.Sockets;
using System.Text;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class MalformedHttpTests
{
    [Fact]
    public async Task A_body_with_malformed_chunks_returns_400()
    {
        var shop = await Shop.SharedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, shop.App.Url.Port);
        var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/webhooks/stripe HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\nnot a number\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/invalid-request", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest, HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData(StatusCodes.Status408RequestTimeout, HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData(StatusCodes.Status413PayloadTooLarge, HttpStatusCode.RequestEntityTooLarge, "payload-too-large")]
    public async Task A_request_that_the_server_rejects_keeps_its_status_code(int status, HttpStatusCode expected, string slug)
    {
        await using var shop = await Shop.OpenAsync(new LocalHostOptions { FunctionTypes = [typeof(Refuse)] });

        using var answer = await shop.Anyone.GetAsync($"api/refuse/{status}");

        await Problem.IsAsync(answer, expected, slug);
    }

    /// <summary>Reads a body that the server refuses to give.</summary>
    public sealed class Refuse
    {
        [Function(nameof(Refuse))]
        public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "refuse/{status}")] HttpRequest request, string status) =>
            throw new BadHttpRequestException("refused", int.Parse(status, provider: null));
    }
}
