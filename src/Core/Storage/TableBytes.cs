using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Stores up to half a megabyte in a row, in as many properties as needed.</summary>
internal static class TableBytes
{
    /// <summary>Azure Tables: a binary property has at most 64 KiB.</summary>
    private const int ChunkMax = 65_536;

    public static void SetBytes(this TableEntity row, ReadOnlyMemory<byte> bytes)
    {
        row["Length"] = bytes.Length;
        for (var start = 0; start < bytes.Length; start += ChunkMax)
        {
            row[Chunk(start)] = bytes.Slice(start, Math.Min(ChunkMax, bytes.Length - start)).ToArray();
        }
    }

    public static byte[] Bytes(this TableEntity row)
    {
        var length = row.Int32("Length");
        var bytes = new List<byte>();
        for (var start = 0; start < length; start += ChunkMax)
        {
            bytes.AddRange(row.Bytes(Chunk(start)));
        }

        return bytes.Count == length ? [.. bytes] : throw row.Corrupt($"it has {bytes.Count} bytes, not {length}");
    }

    private static string Chunk(int start) => $"Body{start / ChunkMax}";
}
