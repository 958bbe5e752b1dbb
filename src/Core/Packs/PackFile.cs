using System.Text.Json;

namespace CreditFunctions.Core.Packs;

/// <summary>Reads the pack file. The program does not start with an invalid file: the operator should find a wrong price, not a buyer.</summary>
public static class PackFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the configured pack file.</summary>
    /// <exception cref="InvalidPackFileException">The file is missing or invalid.</exception>
    public static PackCatalog Load(PackOptions options)
    {
        var path = Path.Combine(AppContext.BaseDirectory, options.File);
        return File.Exists(path)
            ? Parse(options.File, File.ReadAllBytes(path))
            : throw new InvalidPackFileException(options.File, "there is no such file");
    }

    /// <summary>Reads and checks a pack file.</summary>
    /// <param name="name">The file's name in error messages.</param>
    /// <param name="utf8">Its content: JSON, comments allowed.</param>
    /// <exception cref="InvalidPackFileException">The file is invalid.</exception>
    public static PackCatalog Parse(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            var content = JsonSerializer.Deserialize(utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8, PackFileJson.Default.PackFileContent);
            return CatalogOf(name, content ?? throw new InvalidPackFileException(name, "the file must hold an object with \"packs\""));
        }
        catch (JsonException failure)
        {
            throw new InvalidPackFileException(name, Explain(failure));
        }
    }

    private static PackCatalog CatalogOf(string name, PackFileContent content)
    {
        var packs = new List<CreditPack>();
        foreach (var (index, entry) in content.Packs.Index())
        {
            if (entry is null)
            {
                throw new InvalidPackFileException(name, $"packs[{index}]: expected an object");
            }

            if ((entry.Problem ?? Clash(packs, entry.ToPack())) is { } problem)
            {
                throw new InvalidPackFileException(name, $"packs[{index}] \"{entry.Id}\": {problem}");
            }

            packs.Add(entry.ToPack());
        }

        return packs.Count == 0 ? throw new InvalidPackFileException(name, "there is no pack in \"packs\"")
            : content.Custom?.Problem is { } wrong ? throw new InvalidPackFileException(name, "custom: " + wrong)
            : new PackCatalog(packs, content.Custom?.ToPack());
    }

    /// <summary>
    /// A pack with prices in several currencies has one entry per currency. The entries have the same id and differ only in their price.
    /// </summary>
    private static string? Clash(List<CreditPack> packs, CreditPack pack) =>
        packs.Exists(other => other.Id == pack.Id && other.Price.Currency == pack.Price.Currency) ? $"the id is used twice in {pack.Price.Currency}"
        : packs.Find(other => other.Id == pack.Id) is { } first && !pack.IsSameExceptPrice(first) ? $"in {pack.Price.Currency} only its price may differ"
        : null;

    /// <summary>Names the line, the member and what is expected there. The serializer's own message would name types of this program.</summary>
    private static string Explain(JsonException failure)
    {
        var (message, path) = (failure.Message, failure.Path is { Length: > 2 } known ? known[2..] : "the file");
        var reason =
            message.Contains("could not be mapped", StringComparison.Ordinal) ? "unknown member"
            : message.Contains("Duplicate property", StringComparison.Ordinal) ? "this member appears twice"
            : message.Contains("trailing comma", StringComparison.Ordinal) ? "remove the comma at the end"
            : message.Contains("missing required properties", StringComparison.Ordinal) ? "missing " + message.Split("including: ", 2)[^1].Split('.', 2)[0]
            : message.Contains("could not be converted", StringComparison.Ordinal) || message.Contains("null", StringComparison.Ordinal) ? "expected " + Expected(path)
            : message.Split(" Path:", 2)[0].TrimEnd('.');
        return $"line {1 + failure.LineNumber}, {path}: {reason}";
    }

    private static string Expected(string path) => path.Split('.')[^1] switch
    {
        "credits" or "price" or "minCredits" or "maxCredits" or "displayOrder" => "a whole number without quotes",
        "active" => "true or false",
        "packs" => "a list of packs",
        "id" or "name" or "currency" or "stripePriceId" or "pricePerCredit" => "text in quotes, in UTF-8",
        _ => "an object",
    };
}
