using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Bench.Servers;

/// <summary>Responds like the storage services but stores nothing, so that only the caller is measured.</summary>
internal static class NullStorage
{
    /// <summary>The argument that starts this program as null storage.</summary>
    public const string Role = "null-storage";

    /// <summary>The queue service's response to a new message.</summary>
    public const string Queued =
        """<?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>6b2a4d4e-0000-4000-8000-000000000000</MessageId><InsertionTime>Sat, 01 Aug 2026 00:00:00 GMT</InsertionTime><ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>AgAAAAMAAAAAAAAA</PopReceipt><TimeNextVisible>Sat, 01 Aug 2026 00:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>""";

    private static readonly byte[] QueuedBytes = System.Text.Encoding.UTF8.GetBytes(Queued);

    public static Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
        new ServerCommand("dotnet", new Dictionary<string, string>(), typeof(NullStorage).Assembly.Location, Role), _ => "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());

    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        await request.Body.CopyToAsync(Stream.Null);

        response.Headers["x-ms-version"] = "2021-10-04";
        response.Headers["x-ms-request-id"] = "6b2a4d4e-0000-4000-8000-000000000001";
        var isMessage = HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal);
        response.StatusCode = isMessage || HttpMethods.IsPut(request.Method) ? StatusCodes.Status201Created
            : HttpMethods.IsPost(request.Method) ? StatusCodes.Status204NoContent
            : StatusCodes.Status200OK;
        if (isMessage)
        {
            response.ContentType = "application/xml";
            response.ContentLength = QueuedBytes.Length;
            await response.Body.WriteAsync(QueuedBytes);
        }
    }

    /// <summary>The connection string of null storage on a port.</summary>
    public static string ConnectionString(int port)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/devstoreaccount1");
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};"
            + $"BlobEndpoint={address};QueueEndpoint={address};TableEndpoint={address};";
    }

    // The published key of all storage emulators. It is not a secret.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
}
