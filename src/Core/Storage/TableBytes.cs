using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Keeps up to half a megabyte in a row, in as many properties as it takes.</summary>
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
        var bytes = new byte[row.Int32("Length")];
        for (var start = 0; start < bytes.Length; start += ChunkMax)
        {
            (row.GetBinary(Chunk(start)) ?? throw row.Corrupt($"{Chunk(start)} is missing")).CopyTo(bytes, start);
        }

        return bytes;
    }

    private static string Chunk(int start) => $"Body{start / ChunkMax}";
}
