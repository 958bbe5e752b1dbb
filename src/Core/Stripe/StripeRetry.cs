using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>
/// The only retries of calls to Stripe; the SDK's own are disabled. Retrying a create is safe because every attempt carries the same
/// idempotency key.
/// </summary>
internal static partial class StripeRetry
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    public static ResiliencePipeline Pipeline(TimeProvider time, ILogger logger) => new ResiliencePipelineBuilder { Name = "stripe", TimeProvider = time }
        .AddTimeout(TimeSpan.FromSeconds(25)) // Outermost, for all attempts: a buyer is waiting, and Azure ends requests after 230 s.
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static attempt => ValueTask.FromResult(IsRetryable(attempt.Outcome.Exception)),
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(300),
            MaxDelay = TimeSpan.FromSeconds(3),
            OnRetry = attempt =>
            {
                Log.Retrying(logger, attempt.AttemptNumber + 1, Describe(attempt.Outcome.Exception));
                return ValueTask.CompletedTask;
            },
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = static attempt => ValueTask.FromResult(IsOutage(attempt.Outcome.Exception)),
            FailureRatio = 0.5,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(10),
        })
        .AddTimeout(AttemptTimeout) // Innermost, for each attempt.
        .Build();

    /// <summary>Stripe neither accepted nor rejected the request.</summary>
    public static bool IsOutage(Exception? failure) => failure switch
    {
        HttpRequestException or TimeoutRejectedException => true,
        StripeException { HttpStatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>
    /// Stripe's header <c>Stripe-Should-Retry</c> decides if present. Otherwise a conflict (the same key is in use, or a lock), too many
    /// requests and an outage are retried, but never a saved 500: the same key would only get it again.
    /// </summary>
    public static bool IsRetryable(Exception? failure)
    {
        if (failure is not StripeException { StripeResponse: var response } refused)
        {
            return IsOutage(failure);
        }

        return Header(response, "Stripe-Should-Retry") switch
        {
            "true" => true,
            "false" => false,
            _ => !IsReplayed(refused)
                && (refused.HttpStatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || IsOutage(refused)),
        };
    }

    /// <summary>
    /// The request can never succeed under this idempotency key: Stripe repeats a saved failure, or has seen the key with other parameters.
    /// </summary>
    public static bool IsKeySpent(StripeException failure) =>
        (IsOutage(failure) && IsReplayed(failure))
        || failure is { HttpStatusCode: HttpStatusCode.BadRequest, StripeError.Type: "idempotency_error" };

    /// <summary>Stripe repeated the saved response to an earlier attempt with the same idempotency key.</summary>
    private static bool IsReplayed(StripeException failure) =>
        string.Equals(Header(failure.StripeResponse, "Idempotent-Replayed"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Header(StripeResponse? response, string name) =>
        response?.Headers is { } headers && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string Describe(Exception? failure) => failure is StripeException { HttpStatusCode: var status }
        ? $"status {(int)status}"
        : failure?.GetType().Name ?? "no response";

    private static partial class Log
    {
        [LoggerMessage(EventId = 200, Level = LogLevel.Warning, Message = "A call to Stripe failed ({Problem}); starting retry {Attempt}.")]
        public static partial void Retrying(ILogger logger, int attempt, string problem);
    }
}
