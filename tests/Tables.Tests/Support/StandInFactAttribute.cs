using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>For what the stand-in does beyond the real client: it keeps limits that Azurite does not know.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute()
    {
        if (!StandIn.IsUsed)
        {
            Skip = StandIn.WhyNot;
        }
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute()
    {
        if (!StandIn.IsUsed)
        {
            Skip = StandIn.WhyNot;
        }
    }
}

internal static class StandIn
{
    public const string WhyNot = "The real package leaves this to the service, and Azurite does not do it.";

    public static bool IsUsed => typeof(TableClient).Assembly.GetName().Name!.StartsWith("StandIns.", StringComparison.Ordinal);
}
