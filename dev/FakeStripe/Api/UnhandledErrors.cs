namespace CreditFunctions.FakeStripe.Api;

/// <summary>Returns unhandled exceptions of this program as Stripe's 500.</summary>
internal static class UnhandledErrors
{
    public static Task RespondAsync(HttpContext context)
    {
        var requestId = Id.New("req_", 14);
        var error = new StripeErrorException(StatusCodes.Status500InternalServerError, "api_error", "FakeStripe failed on this request. See its log.");
        return ResponseWriter.WriteAsync(context, new ApiResponse(error.Status, Rendering.Render(error.Render(requestId)), IsRemembered: false), requestId, null);
    }
}
