namespace CreditFunctions.FakeStripe.Api;

internal sealed record CreatedFilter(long Earliest, long Latest)
{
    public static CreatedFilter From(Parameters parameters)
    {
        if (parameters.Values["created"] is not JsonObject)
        {
            return parameters.Integer("created") is { } exactly ? new(exactly, exactly) : new(long.MinValue, long.MaxValue);
        }

        var range = parameters.Branch("created");
        return new(
            Math.Max(range.Integer("gte") ?? long.MinValue, range.Integer("gt") + 1 ?? long.MinValue),
            Math.Min(range.Integer("lte") ?? long.MaxValue, range.Integer("lt") - 1 ?? long.MaxValue));
    }

    public bool Matches(JsonObject document) => document.Number("created") >= Earliest && document.Number("created") <= Latest;
}
