using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads members that a stored row must have. A row without them is not repaired: it says where it is and stops.</summary>
internal static class TableRow
{
    public static long Int64(this TableEntity row, string member) => row.GetInt64(member) ?? throw row.Lacks(member);

    public static int Int32(this TableEntity row, string member) => row.GetInt32(member) ?? throw row.Lacks(member);

    public static bool Boolean(this TableEntity row, string member) => row.GetBoolean(member) ?? throw row.Lacks(member);

    public static string Text(this TableEntity row, string member) => row.GetString(member) ?? throw row.Lacks(member);

    public static DateTimeOffset Time(this TableEntity row, string member) => row.GetDateTimeOffset(member) ?? throw row.Lacks(member);

    public static CorruptRowException Corrupt(this TableEntity row, string problem) => new(row.PartitionKey, row.RowKey, problem);

    private static CorruptRowException Lacks(this TableEntity row, string member) => row.Corrupt($"{member} is missing");
}
