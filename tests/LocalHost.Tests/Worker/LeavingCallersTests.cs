using CreditFunctions.Functions.Hosting;
using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Worker;

/// <summary>On Azure, the host tells the worker that a caller has left, and the connection tells it too; neither is always first.</summary>
public sealed class LeavingCallersTests
{
    [Theory]
    [InlineData(true, false, 503)]
    [InlineData(true, true, 200)]
    [InlineData(false, true, 200)]
    public async Task A_caller_who_leaves_is_no_outage_whichever_way_that_is_known(bool hostSays, bool connectionSays, int status)
    {
        var logs = new CountingLogger();

        var http = await RunAsync(logs, new CancellationToken(hostSays), new CancellationToken(connectionSays));

        Assert.Equal((status, 0), (http.Response.StatusCode, logs.Count));
    }

    [Fact]
    public async Task What_ends_too_late_while_the_caller_waits_is_one()
    {
        var logs = new CountingLogger();

        var http = await RunAsync(logs, CancellationToken.None, CancellationToken.None);

        Assert.Equal((503, 1), (http.Response.StatusCode, logs.Count));
    }

    private static async Task<HttpContext> RunAsync(CountingLogger logs, CancellationToken host, CancellationToken connection)
    {
        var http = new DefaultHttpContext
        {
            RequestAborted = connection,
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        };
        var function = FunctionCatalog.Find([typeof(Asking)]).Single();
        var context = new LocalFunctionContext(function, new Invocation(null, host) { HttpContext = http }, http.RequestServices);
        context.Items["HttpRequestContext"] = http; // Where the worker keeps it.
        await new ProblemDetailsMiddleware(logs).Invoke(context, _ => throw new TaskCanceledException());
        return http;
    }

    private sealed class Asking
    {
        [Function("Ask")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(Results.Ok(request.Path.Value));
    }

    private sealed class CountingLogger : ILogger<ProblemDetailsMiddleware>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }
}
