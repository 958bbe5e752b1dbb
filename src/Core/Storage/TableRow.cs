using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads members of a stored row. A missing member or a wrong type is never repaired; the exception names the row.</summary>
internal static class TableRow
{
    public static long Int64(this TableEntity row, string member) => row.Int64OrNull(member) ?? throw row.Missing(member);

    public static int Int32(this TableEntity row, string member) => row.ValueOrNull<int>(member) ?? throw row.Missing(member);

    public static bool Boolean(this TableEntity row, string member) => row.BooleanOrNull(member) ?? throw row.Missing(member);

    public static string Text(this TableEntity row, string member) => row.TextOrNull(member) ?? throw row.Missing(member);

    public static byte[] Bytes(this TableEntity row, string member) => row.OrNull<byte[]>(member) ?? throw row.Missing(member);

    public static DateTimeOffset Time(this TableEntity row, string member) => row.TimeOrNull(member) ?? throw row.Missing(member);

    public static long? Int64OrNull(this TableEntity row, string member) => row.ValueOrNull<long>(member);

    public static bool? BooleanOrNull(this TableEntity row, string member) => row.ValueOrNull<bool>(member);

    public static string? TextOrNull(this TableEntity row, string member) => row.OrNull<string>(member);

    public static DateTimeOffset? TimeOrNull(this TableEntity row, string member) => row.ValueOrNull<DateTimeOffset>(member);

    public static PurchaseId PurchaseId(this TableEntity row) =>
        Ledger.Purchases.PurchaseId.TryParse(row.Text("PurchaseId"), out var id) ? id : throw row.Corrupt("PurchaseId is not a purchase id");

    /// <summary>Sets a column, unless the value is null.</summary>
    public static void SetIfKnown(this TableEntity row, string member, object? value)
    {
        if (value is not null)
        {
            row[member] = value;
        }
    }

    public static CorruptRowException Corrupt(this TableEntity row, string problem) => new(row.PartitionKey, row.RowKey, problem);

    private static T? OrNull<T>(this TableEntity row, string member)
        where T : class => row.TryGetValue(member, out var value) && value is not null ? value as T ?? throw row.WrongType(member) : null;

    private static T? ValueOrNull<T>(this TableEntity row, string member)
        where T : struct => row.TryGetValue(member, out var value) && value is not null ? value as T? ?? throw row.WrongType(member) : null;

    private static CorruptRowException Missing(this TableEntity row, string member) => row.Corrupt($"{member} is missing");

    private static CorruptRowException WrongType(this TableEntity row, string member) => row.Corrupt($"{member} has the wrong type");
}
