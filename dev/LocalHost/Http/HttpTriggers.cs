using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalHost.Worker;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// Serves the functions that are called over HTTP. Routes are matched on the path as Kestrel decodes it, once and without <c>%2F</c>,
/// as in the real worker: <c>a%2Fb</c> is one segment, and a route value has it undecoded. The raw target stays available.
/// </summary>
internal sealed partial class HttpTriggers(FunctionPipeline pipeline, FunctionKey key, ILogger<HttpTriggers> logger)
{
    public void Map(IEndpointRouteBuilder routes, string routePrefix, IEnumerable<FunctionEntry> functions)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is HttpTrigger http)
            {
                routes.Map($"{routePrefix}/{http.Route}", context => AnswerAsync(function, http, context)).WithMetadata(http);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a function throws is answered with 500, as by the real host.")]
    private async Task AnswerAsync(FunctionEntry function, HttpTrigger http, HttpContext context)
    {
        if (http.NeedsKey && !key.Opens(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await pipeline.RunAsync(function, new Invocation(context.Request, context.RequestAborted)
            {
                HttpContext = context,
                BindingData = context.Request.RouteValues,
            });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger, function.Name);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, function.Name);
            AnswerWithNothing(context);
        }
    }

    private static void AnswerWithNothing(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Function {Function} failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string function);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "The caller of function {Function} went away.")]
        public static partial void CallerLeft(ILogger logger, string function);
    }
}
