using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>Runs every call through the middleware, in the order in which it was added, and then the function.</summary>
internal sealed class FunctionPipeline(IServiceScopeFactory scopes, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    // The key that GetHttpContext of the worker's ASP.NET Core extension reads.
    private const string HttpContextKey = "HttpRequestContext";

    private readonly FunctionExecutionDelegate _run =
        middleware.Reverse().Aggregate((FunctionExecutionDelegate)FunctionCall.RunAsync, (next, wrap) => wrap(next));

    public async Task RunAsync(FunctionEntry function, Invocation invocation)
    {
        using var activity = StartActivity(function.Name, invocation.HttpContext?.Request);
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function, invocation, scope.ServiceProvider);

        if (invocation.HttpContext is { } httpContext)
        {
            context.Items[HttpContextKey] = httpContext;
            httpContext.RequestServices = scope.ServiceProvider;
        }

        await _run(context);

        // As in the worker, the result is written after all middleware has run.
        if (context.Result is IResult result && invocation.HttpContext is { } answered)
        {
            await result.ExecuteAsync(answered);
        }
    }

    /// <summary>Continues the trace of the request unless ASP.NET Core already does; a queue message or a timer starts a new one.</summary>
    private static Activity? StartActivity(string name, HttpRequest? request)
    {
        if (request is not null && Activity.Current is not null)
        {
            return null;
        }

        var activity = new Activity(name);
        if (ActivityContext.TryParse(request?.Headers.TraceParent, request?.Headers.TraceState, out var caller))
        {
            activity.SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags);
            activity.TraceStateString = caller.TraceState;
        }

        return activity.Start();
    }
}
