using CreditFunctions.Core.Access;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace CreditFunctions.Functions.Hosting;

/// <summary>
/// Converts exceptions of HTTP functions into problem responses. Exceptions of queue and timer functions pass through to the host, which
/// retries messages.
/// </summary>
internal sealed partial class ProblemDetailsMiddleware(ILogger<ProblemDetailsMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (IsCancelled(context, http))
        {
            if (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
            {
                await Problems.StorageUnavailable().ExecuteAsync(http); // The host is stopping, and the client may still be connected.
            }
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            await ProblemOf(failure, context.FunctionDefinition.Name, http.Request.Path.StartsWithSegments("/api/ops", StringComparison.OrdinalIgnoreCase)).ExecuteAsync(http);
        }
    }

    /// <summary>Whether the host or the client has cancelled the request. Either token may be cancelled first.</summary>
    private static bool IsCancelled(FunctionContext context, HttpContext http) =>
        context.CancellationToken.IsCancellationRequested || http.RequestAborted.IsCancellationRequested;

    private Problem ProblemOf(Exception failure, string function, bool isOperator)
    {
        switch (failure)
        {
            case ProblemException refused:
                return refused.Problem;
            case BadHttpRequestException broken: // Before storage failures: it is an IOException, but caused by the client.
                return broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? Problems.PayloadTooLarge(BoundedBody.LargestMax)
                    : Problems.InvalidRequest("The request is not valid HTTP, or was sent too slowly.");
            case StripeRefusedException { IsKeyRejected: true } rejected when isOperator:
                return Problems.StripeUnavailable() with { Detail = rejected.Message }; // The same request fails until the key is changed.
            case StripeUnavailableException or StripeRefusedException:
                return Problems.StripeUnavailable();
            case SignInUnavailableException:
                Log.SignInUnavailable(logger, failure, failure.Message);
                return Problems.SignInUnavailable();
            case var _ when failure is TimeoutRejectedException || StorageFailure.IsOutage(failure):
                Log.StorageUnavailable(logger, failure, function);
                return Problems.StorageUnavailable();
            default:
                Log.Unexpected(logger, failure, function);
                return Problems.Unexpected();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 700, Level = LogLevel.Error, Message = "{Function} failed.")]
        public static partial void Unexpected(ILogger logger, Exception failure, string function);

        [LoggerMessage(EventId = 701, EventName = "credit.alert.storage_unavailable", Level = LogLevel.Error, Message = "{Function} failed, because storage is unavailable.")]
        public static partial void StorageUnavailable(ILogger logger, Exception failure, string function);

        [LoggerMessage(EventId = 702, EventName = "credit.alert.sign_in_unavailable", Level = LogLevel.Error, Message = "Tokens cannot be verified. {Reason}")]
        public static partial void SignInUnavailable(ILogger logger, Exception failure, string reason);
    }
}
