using System.Text.Json;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Reads the pack file. Anything doubtful stops the program with the line to mend: a wrong price is found by us at start, not by a buyer.
/// </summary>
public static class PackFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the pack file that the settings name.</summary>
    /// <exception cref="InvalidPackFileException">It is not there, or something in it is wrong.</exception>
    public static PackCatalog Load(PackOptions options)
    {
        var path = Path.Combine(AppContext.BaseDirectory, options.File);
        return File.Exists(path)
            ? Parse(options.File, File.ReadAllBytes(path))
            : throw new InvalidPackFileException(options.File, "there is no such file; Packs__File names it");
    }

    /// <summary>Reads and checks a pack file.</summary>
    /// <param name="name">How messages name the file.</param>
    /// <param name="utf8">Its bytes; JSON, comments allowed.</param>
    /// <exception cref="InvalidPackFileException">Something in it is wrong.</exception>
    public static PackCatalog Parse(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return new PackFileReader(name, utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8).Read();
        }
        catch (JsonException failure)
        {
            throw new InvalidPackFileException(name, (int)(failure.LineNumber ?? 0) + 1, failure.Message.Split(" LineNumber:", 2)[0].TrimEnd('.'));
        }
    }
}
