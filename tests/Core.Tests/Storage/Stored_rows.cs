using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class Stored_rows
{
    private readonly TableEntity _row = new("alice", "balance") { ["Credits"] = 5L, ["Name"] = "five", ["Nothing"] = null };

    [Fact]
    public void A_member_is_read_in_its_type()
    {
        Assert.Equal((5, "five"), (_row.Int64("Credits"), _row.Text("Name")));
        Assert.Null(_row.Int64OrNull("Missing"));
        Assert.Null(_row.TextOrNull("Nothing"));
    }

    [Fact]
    public void A_row_that_lacks_a_member_says_where_it_is() =>
        IsCorrupt("Missing is missing", () => _row.Int64("Missing"));

    [Fact]
    public void A_member_of_another_type_is_as_bad_as_none()
    {
        IsCorrupt("Name has the wrong type", () => _row.Int64("Name"));
        IsCorrupt("Credits has the wrong type", () => _row.TextOrNull("Credits"));
        IsCorrupt("Credits has the wrong type", () => _row.Int32("Credits"));
    }

    private static void IsCorrupt(string problem, Func<object?> read) => Assert.Equal(
        $"The row 'balance' in partition 'alice' is corrupt: {problem}.",
        Assert.Throws<CorruptRowException>(read).Message);
}
