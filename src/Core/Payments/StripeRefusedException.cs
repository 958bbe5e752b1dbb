using System.Net;

namespace CreditFunctions.Core.Payments;

/// <summary>Stripe understood the request and refused it: the same request will be refused again.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Stripe's error code, where it gave one.</param>
/// <param name="requestId">Finds the request in Stripe's dashboard.</param>
/// <remarks>Without Stripe's own exception: its text quotes parameters and parts of keys, and ends in logs with whoever catches this.</remarks>
public sealed class StripeRefusedException(HttpStatusCode status, string? code, string? requestId)
    : Exception($"Stripe refused the request with {(int)status} {code} (request {requestId}).")
{
    public HttpStatusCode Status { get; } = status;

    public string? Code { get; } = code;

    /// <summary>The parameter that Stripe objects to, where it named one.</summary>
    public string? Parameter { get; init; }
}
