using System.Net;
using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Stripe;

/// <summary>Stripe rejected the request. The same request would be rejected again.</summary>
/// <remarks>Does not wrap the SDK's exception: its message quotes parameters and parts of keys, which must not reach the logs.</remarks>
public sealed partial class StripeRefusedException : Exception
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Stripe's error code, if any.</param>
    /// <param name="requestId">Identifies the request in Stripe's dashboard.</param>
    /// <param name="missingPermission">The permission that a restricted key lacks, if Stripe named it.</param>
    public StripeRefusedException(HttpStatusCode status, string? code, string? requestId, string? missingPermission = null)
        : base(Text(status, code, requestId, missingPermission))
    {
        (Status, Code) = (status, code);
    }

    public HttpStatusCode Status { get; }

    public string? Code { get; }

    /// <summary>The rejected parameter, if Stripe named one.</summary>
    public string? Parameter { get; init; }

    /// <summary>The configured API key is wrong or lacks a permission. An operator has to change it.</summary>
    public bool IsKeyRejected => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Finds the permission that Stripe names in its message, for example <c>rak_charge_read</c>.</summary>
    internal static string? PermissionIn(string? message) => message is not null && Permission().Match(message) is { Success: true } match ? match.Value : null;

    private static string Text(HttpStatusCode status, string? code, string? requestId, string? missingPermission) => status switch
    {
        HttpStatusCode.Unauthorized => $"Stripe rejected the API key (401, request {requestId}). Check Stripe__SecretKey.",
        HttpStatusCode.Forbidden => $"Stripe's API key lacks the permission {missingPermission ?? "for this request"} (403, request {requestId}). Add it to the key in Stripe's dashboard.",
        _ => $"Stripe rejected the request with {(int)status} {code} (request {requestId}).",
    };

    [GeneratedRegex(@"\brak_[a-z_]{1,60}\b")]
    private static partial Regex Permission();
}
