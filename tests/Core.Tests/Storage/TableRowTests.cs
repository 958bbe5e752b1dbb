using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class TableRowTests
{
    private readonly TableEntity _row = new("alice", "balance") { ["Credits"] = 5L, ["Name"] = "five", ["Nothing"] = null };

    [Fact]
    public void A_column_is_read_in_its_type()
    {
        Assert.Equal((5, "five"), (_row.Int64("Credits"), _row.Text("Name")));
        Assert.Null(_row.Int64OrNull("Missing"));
        Assert.Null(_row.TextOrNull("Nothing"));
    }

    [Fact]
    public void A_row_without_a_required_column_is_corrupt_and_the_error_names_its_keys() =>
        IsCorrupt("Missing is missing", () => _row.Int64("Missing"));

    [Fact]
    public void A_column_of_the_wrong_type_makes_the_row_corrupt()
    {
        IsCorrupt("Name has the wrong type", () => _row.Int64("Name"));
        IsCorrupt("Credits has the wrong type", () => _row.TextOrNull("Credits"));
        IsCorrupt("Credits has the wrong type", () => _row.Int32("Credits"));
    }

    private static void IsCorrupt(string problem, Func<object?> read) => Assert.Equal(
        $"The row 'balance' in partition 'alice' is corrupt: {problem}.",
        Assert.Throws<CorruptRowException>(read).Message);
}
