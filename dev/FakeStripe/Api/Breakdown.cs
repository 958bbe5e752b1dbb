namespace CreditFunctions.FakeStripe.Api;

/// <summary>A defect of this program answers like one of Stripe's, and is logged.</summary>
internal static class Breakdown
{
    public static Task AnswerAsync(HttpContext context)
    {
        var requestId = Id.New("req_", 14);
        var error = new StripeErrorException(StatusCodes.Status500InternalServerError, "api_error", "FakeStripe broke down on this request; its log says where.");
        return AnswerWriter.WriteAsync(context, new Answer(error.Status, Rendering.Render(error.Render(requestId)), IsRemembered: false), requestId, null);
    }
}
