using System.Net;
using System.Text.Json;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Calls Stripe through the retry pipeline and translates the SDK's exceptions.</summary>
public sealed partial class StripeCalls(StripeClient client, TimeProvider time, ILogger<StripeCalls> logger)
{
    private readonly ResiliencePipeline _pipeline = StripeRetry.Pipeline(time, logger);

    /// <summary>Makes one call.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond, or only with server errors.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the request.</exception>
    /// <exception cref="StripeSavedFailureException">The request can never succeed under its idempotency key.</exception>
    public async Task<T> RunAsync<T>(Func<V1Services, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await CountedAsync(call, token), cancellationToken);
        }
        catch (StripeException failure) when (StripeRetry.IsKeySpent(failure))
        {
            throw new StripeSavedFailureException();
        }
        catch (StripeException failure) when (StripeRetry.IsRetryable(failure) || StripeRetry.IsOutage(failure))
        {
            throw Unavailable(failure);
        }
        catch (StripeException failure)
        {
            var refused = new StripeRefusedException(
                failure.HttpStatusCode, failure.StripeError?.Code, failure.StripeResponse?.RequestId, StripeRefusedException.PermissionIn(failure.StripeError?.Message))
            {
                Parameter = failure.StripeError?.Param,
            };
            if (refused.IsKeyRejected)
            {
                Log.KeyRejected(logger, refused.Message);
            }
            else
            {
                Log.Refused(logger, (int)refused.Status, refused.Code, refused.Parameter, failure.StripeResponse?.RequestId);
            }

            throw refused;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>
    /// Reads one object. If the SDK cannot deserialize it, the raw JSON is returned; callers check the members that they need in either case.
    /// </summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond, or only with server errors.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the request.</exception>
    public Task<JsonElement> GetAsync<T>(Func<V1Services, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : StripeEntity => RunAsync(
        async (api, token) =>
        {
            try
            {
                return (await call(api, token)).RawJsonElement!.Value;
            }
            catch (StripeException failure) when (failure is { HttpStatusCode: HttpStatusCode.OK, StripeResponse.Content: { } content } && StripePage.ReadItem(content) is { } item)
            {
                Log.Unread(logger, failure.StripeResponse.RequestId);
                return item;
            }
        },
        cancellationToken);

    /// <summary>Reads a page of a list. If the SDK cannot deserialize an item, the raw JSON is returned: one item must not hide the others.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond, or only with server errors.</exception>
    /// <exception cref="StripeRefusedException">Stripe rejected the request.</exception>
    public Task<StripePage> ListAsync<T>(Func<V1Services, CancellationToken, Task<StripeList<T>>> call, CancellationToken cancellationToken)
        where T : StripeEntity, IHasId => RunAsync(
        async (api, token) =>
        {
            try
            {
                var page = await call(api, token);
                return new StripePage([.. page.Data.Select(item => item.RawJsonElement!.Value)], page.HasMore ? page.Data[^1].Id : null);
            }
            catch (StripeException failure) when (failure is { HttpStatusCode: HttpStatusCode.OK, StripeResponse.Content: { } content } && StripePage.Read(content) is { } page)
            {
                Log.Unread(logger, failure.StripeResponse.RequestId);
                return page;
            }
        },
        cancellationToken);

    private async Task<T> CountedAsync<T>(Func<V1Services, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var response = await call(client.V1, cancellationToken);
            CreditMetrics.CountStripeCall((int)HttpStatusCode.OK);
            return response;
        }
        catch (Exception failure)
        {
            CreditMetrics.CountStripeCall(failure is StripeException { HttpStatusCode: var status } ? (int)status : 0);
            throw;
        }
    }

    private StripeUnavailableException Unavailable(Exception failure)
    {
        Log.Unavailable(logger, failure.GetType().Name, (failure as StripeException)?.StripeResponse?.RequestId);
        return new StripeUnavailableException("Stripe could not be reached, or did not respond.", failure is StripeException ? null : failure)
        {
            IsInProgress = failure is StripeException { StripeError.Code: "idempotency_key_in_use" },
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 210, Level = LogLevel.Error, Message = "Stripe refused a request: status {Status}, code {Code}, parameter {Parameter}, request {RequestId}.")]
        public static partial void Refused(ILogger logger, int status, string? code, string? parameter, string? requestId);

        [LoggerMessage(EventId = 213, Level = LogLevel.Error, Message = "{Problem}")]
        public static partial void KeyRejected(ILogger logger, string problem);

        [LoggerMessage(EventId = 211, Level = LogLevel.Error, Message = "Stripe is unavailable ({Problem}), request {RequestId}.")]
        public static partial void Unavailable(ILogger logger, string problem, string? requestId);

        [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "Stripe's SDK cannot deserialize the response to request {RequestId}; the raw JSON is used.")]
        public static partial void Unread(ILogger logger, string? requestId);
    }
}
