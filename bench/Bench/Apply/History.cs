using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>A user whose ledger has a given number of entries of one credit each.</summary>
internal sealed record History(int Entries)
{
    public string User => $"history{Entries}";

    public TableEntity Balance => new(Partition, "balance")
    {
        ["UserId"] = User,
        ["Balance"] = (long)Entries,
        ["Sequence"] = (long)Entries,
        ["Purchased"] = 0L,
        ["Spent"] = 0L,
        ["Reversed"] = 0L,
    };

    public TableEntity LastEntry => new(Partition, EntryKey(Entries))
    {
        ["Sequence"] = (long)Entries,
        ["Kind"] = "adjustment",
        ["Credits"] = 1L,
        ["BalanceAfter"] = (long)Entries,
        ["Cause"] = "adjust:bench",
        ["At"] = DateTimeOffset.UnixEpoch,
    };

    private string Partition => TableKey.Partition(User);

    public static string EntryKey(long sequence) => "entry|" + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture);
}
