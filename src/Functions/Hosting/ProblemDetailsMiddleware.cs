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

/// <summary>Turns what an HTTP function throws into a problem that says what to do. What a queue function throws goes on to the host, which tries again.</summary>
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
        catch (OperationCanceledException) when (HasLeft(context, http))
        {
            if (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
            {
                await Problems.StorageUnavailable().ExecuteAsync(http); // The host stops, and somebody may still be there.
            }
        }
        catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            await ProblemOf(failure, context.FunctionDefinition.Name, http.Request.Path.StartsWithSegments("/api/ops", StringComparison.OrdinalIgnoreCase)).ExecuteAsync(http);
        }
    }

    /// <summary>Leaving is no outage. The host tells of it by one way and the connection by another, and either may be first.</summary>
    private static bool HasLeft(FunctionContext context, HttpContext http) =>
        context.CancellationToken.IsCancellationRequested || http.RequestAborted.IsCancellationRequested;

    private Problem ProblemOf(Exception failure, string function, bool isOperator)
    {
        switch (failure)
        {
            case ProblemException refused:
                return refused.Problem;
            case BadHttpRequestException broken: // Before storage: it is an IOException, and the caller's.
                return broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? Problems.PayloadTooLarge(BoundedBody.LargestMax)
                    : Problems.InvalidRequest("The request is not HTTP as it should be, or came too slowly.");
            case StripeRefusedException { IsOfKey: true } rejected when isOperator:
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

        [LoggerMessage(EventId = 701, EventName = "credit.alert.storage_unavailable", Level = LogLevel.Error, Message = "{Function} could not reach storage.")]
        public static partial void StorageUnavailable(ILogger logger, Exception failure, string function);

        [LoggerMessage(EventId = 702, EventName = "credit.alert.sign_in_unavailable", Level = LogLevel.Error, Message = "Sign-in is unavailable. {Reason}")]
        public static partial void SignInUnavailable(ILogger logger, Exception failure, string reason);
    }
}
