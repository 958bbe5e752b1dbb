using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Http.Features;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Serves the functions with an HTTP trigger.</summary>
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

    [SuppressMessage("Design", "CA1031", Justification = "The host returns 500 for any exception.")]
    private async Task AnswerAsync(FunctionEntry function, HttpTrigger http, HttpContext context)
    {
        if (http.NeedsKey && !key.IsSentBy(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        JoinRepeatedHeaders(context.Request.Headers);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = ForwardedTarget(context.Request);
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
            Log.Disconnected(logger, function.Name);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, function.Name);
            AnswerWithEmpty500(context);
        }
    }

    /// <summary>
    /// The target as the Functions host forwards it to a worker. The host resolves dot segments and decodes the path, except <c>%2F</c>; its
    /// proxy then escapes the result, so that <c>a%2Fb</c> and <c>a%252Fb</c> both arrive as <c>a%252Fb</c>.
    /// </summary>
    private static string ForwardedTarget(HttpRequest request) =>
        string.Join('/', request.Path.Value!.Split('/').Select(Uri.EscapeDataString)) + request.QueryString;

    /// <summary>The host's proxy forwards a repeated header as one header with all values.</summary>
    private static void JoinRepeatedHeaders(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers.Where(header => header.Value.Count > 1).ToArray())
        {
            headers[name] = string.Join(", ", values.ToArray());
        }
    }

    private static void AnswerWithEmpty500(HttpContext context)
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

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "The caller of function {Function} disconnected.")]
        public static partial void Disconnected(ILogger logger, string function);
    }
}
