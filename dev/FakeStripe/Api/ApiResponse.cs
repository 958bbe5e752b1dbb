namespace CreditFunctions.FakeStripe.Api;

internal sealed record ApiResponse(int Status, string Body, bool IsRemembered)
{
    public bool IsReplayed { get; init; }
}
