using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Stores a string of any length in as many properties as needed. A purchase that is refunded in hundreds of parts has long facts.</summary>
internal static class TableLongText
{
    /// <summary>Azure Tables: a string property has at most 64 KiB, which is 32,768 UTF-16 characters.</summary>
    private const int ChunkMax = 32_768;

    /// <summary>The first part is stored under the member's own name, so a short string is an ordinary property.</summary>
    public static void SetLongText(this TableEntity row, string member, string text)
    {
        row[member] = text[..Math.Min(ChunkMax, text.Length)];
        for (var start = ChunkMax; start < text.Length; start += ChunkMax)
        {
            row[Chunk(member, start)] = text.Substring(start, Math.Min(ChunkMax, text.Length - start));
        }
    }

    public static string LongText(this TableEntity row, string member)
    {
        var text = row.Text(member);
        while (text.Length % ChunkMax == 0 && row.TextOrNull(Chunk(member, text.Length)) is { } more)
        {
            text += more;
        }

        return text;
    }

    private static string Chunk(string member, int start) => $"{member}{start / ChunkMax}";
}
