namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>A page to show, or the address to which the buyer is redirected after the webhook has responded.</summary>
internal sealed record PageResponse(string? Html, string? RedirectTo = null, string? AwaitedEvent = null)
{
    public int Status { get; init; } = StatusCodes.Status200OK;
}
