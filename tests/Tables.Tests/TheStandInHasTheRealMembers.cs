using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

/// <summary>PublicMembers.txt lists what both have. Run with the real package, this says whether the list is true.</summary>
public sealed class TheStandInHasTheRealMembers
{
    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "PublicMembers.txt"));

    [Fact]
    public void Whatever_is_listed_is_there() =>
        Assert.Empty(Listed.Except(PublicSurface.Of(typeof(TableClient).Assembly)));

    [StandInFact]
    public void The_stand_in_has_nothing_that_is_not_listed() =>
        Assert.Empty(PublicSurface.Of(typeof(TableClient).Assembly).Except(Listed));
}
