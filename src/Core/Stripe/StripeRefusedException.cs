using System.Net;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Stripe;

/// <summary>Stripe understood the request and refused it: the same request will be refused again.</summary>
/// <remarks>Without Stripe's own exception, whose text quotes parameters and parts of keys and would reach the logs of whoever catches this.</remarks>
public sealed partial class StripeRefusedException : Exception
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Stripe's error code, where it gave one.</param>
    /// <param name="requestId">Finds the request in Stripe's dashboard.</param>
    /// <param name="missingPermission">The permission that a restricted key lacks, where Stripe named one.</param>
    public StripeRefusedException(HttpStatusCode status, string? code, string? requestId, string? missingPermission = null)
        : base(Text(status, code, requestId, missingPermission))
    {
        (Status, Code) = (status, code);
    }

    public HttpStatusCode Status { get; }

    public string? Code { get; }

    /// <summary>The parameter that Stripe objects to, where it named one.</summary>
    public string? Parameter { get; init; }

    /// <summary>The configured API key is wrong or lacks a permission: an operator has to change it.</summary>
    public bool IsOfKey => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Finds the permission that Stripe names in its message, for example <c>rak_charge_read</c>.</summary>
    internal static string? PermissionIn(string? message) => message is not null && Permission().Match(message) is { Success: true } found ? found.Value : null;

    private static string Text(HttpStatusCode status, string? code, string? requestId, string? missingPermission) => status switch
    {
        HttpStatusCode.Unauthorized => $"Stripe rejected the API key (401, request {requestId}). Check Stripe__SecretKey.",
        HttpStatusCode.Forbidden => $"Stripe's API key lacks the permission {missingPermission ?? "for this request"} (403, request {requestId}). Add it to the key in Stripe's dashboard.",
        _ => $"Stripe refused the request with {(int)status} {code} (request {requestId}).",
    };

    [GeneratedRegex(@"\brak_[a-z_]{1,60}\b")]
    private static partial Regex Permission();
}
