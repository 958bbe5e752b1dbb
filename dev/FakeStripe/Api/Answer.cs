namespace CreditFunctions.FakeStripe.Api;

internal sealed record Answer(int Status, string Body, bool IsRemembered)
{
    public bool IsReplayed { get; init; }
}
