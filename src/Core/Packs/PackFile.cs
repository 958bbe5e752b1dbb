using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Reads the pack file. Anything doubtful stops the program with the line to mend: a wrong price is found by us at start, not by a buyer.
/// </summary>
public static class PackFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the pack file that the settings name.</summary>
    /// <exception cref="InvalidPackFileException">It is not there, or something in it is wrong.</exception>
    public static PackCatalog Load(PackOptions options)
    {
        var path = Path.Combine(AppContext.BaseDirectory, options.File);
        return File.Exists(path)
            ? Parse(options.File, File.ReadAllBytes(path))
            : throw new InvalidPackFileException(options.File, 1, "there is no such file; Packs__File names it");
    }

    /// <summary>Reads and checks a pack file.</summary>
    /// <param name="name">How messages name the file.</param>
    /// <param name="utf8">Its bytes; JSON, comments allowed.</param>
    /// <exception cref="InvalidPackFileException">Something in it is wrong.</exception>
    public static PackCatalog Parse(string name, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return new Reading(name, utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8).Read();
        }
        catch (JsonException failure)
        {
            throw new InvalidPackFileException(name, (int)(failure.LineNumber ?? 0) + 1, Plainly(failure));
        }
    }

    private ref struct Reading(string name, ReadOnlySpan<byte> utf8)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;
        private readonly HashSet<string> _members = [];
        private readonly Dictionary<string, CreditPack> _packs = new(StringComparer.Ordinal);
        private Utf8JsonReader _reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        private CustomPack? _custom;

        public PackCatalog Read()
        {
            Expect(JsonTokenType.StartObject, "the file must hold an object with \"packs\"");
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadMember(_reader.GetString()!);
            }

            if (_reader.Read())
            {
                throw Wrong(_reader.TokenStartIndex, "nothing may follow the object");
            }

            if (_packs.Count == 0)
            {
                throw Wrong(offset: 0, "there is no pack in \"packs\"");
            }

            return new PackCatalog(_packs.Values, _custom);
        }

        private void ReadMember(string member)
        {
            var offset = _reader.TokenStartIndex;
            if (!_members.Add(member))
            {
                throw Wrong(offset, $"\"{member}\" stands here a second time");
            }

            _reader.Read();
            switch (member)
            {
                case "packs":
                    ReadPacks(offset);
                    break;
                case "custom":
                    _custom = CheckCustom(Deserialize<CustomEntry?>(), offset);
                    break;
                default:
                    throw Wrong(offset, $"\"{member}\" is not known here; use \"packs\" and \"custom\"");
            }
        }

        private void ReadPacks(long offset)
        {
            if (_reader.TokenType != JsonTokenType.StartArray)
            {
                throw Wrong(offset, "\"packs\" must be a list");
            }

            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                var start = _reader.TokenStartIndex;
                var pack = CheckPack(Deserialize<PackEntry>(), start);
                if (!_packs.TryAdd(pack.Id, pack))
                {
                    throw Wrong(start, $"the id \"{pack.Id}\" is used twice");
                }
            }
        }

        private readonly CreditPack CheckPack(PackEntry? entry, long offset)
        {
            if (entry is null)
            {
                throw Wrong(offset, "a pack must be an object");
            }

            var problem = PackProblem(entry);
            return problem is null
                ? new CreditPack(entry.Id, entry.Name, entry.Credits, new Price(entry.Price, entry.Currency), entry.StripePriceId, entry.Active, entry.DisplayOrder)
                : throw Wrong(offset, $"pack \"{entry.Id}\": {problem}");
        }

        private readonly CustomPack? CheckCustom(CustomEntry? entry, long offset)
        {
            if (entry is null)
            {
                return null;
            }

            var problem = CustomProblem(entry, out var custom);
            return problem is null ? custom : throw Wrong(offset, $"the custom pack: {problem}");
        }

        private void Expect(JsonTokenType token, string problem)
        {
            if (!_reader.Read() || _reader.TokenType != token)
            {
                throw Wrong(_reader.TokenStartIndex, problem);
            }
        }

        private T? Deserialize<T>()
        {
            var start = _reader.TokenStartIndex;
            var ahead = _reader;
            ahead.Skip(); // Broken JSON is reported from here, with its line in the file; below, lines count from the value.
            try
            {
                return JsonSerializer.Deserialize<T>(ref _reader, Strict);
            }
            catch (JsonException failure)
            {
                throw new InvalidPackFileException(name, LineOf(start) + (int)(failure.LineNumber ?? 0), Plainly(failure));
            }
        }

        private readonly InvalidPackFileException Wrong(long offset, string problem) => new(name, LineOf(offset), problem);

        private readonly int LineOf(long offset) => 1 + _utf8[..(int)Math.Min(offset, _utf8.Length)].Count((byte)'\n');
    }

    private static string Plainly(JsonException failure) =>
        failure.Message.Split(" Path:", 2)[0].Split(" LineNumber:", 2)[0].TrimEnd('.');

    private static string? PackProblem(PackEntry entry) => entry switch
    {
        { Id: "" or { Length: > 64 } } => "the id must have 1 to 64 characters",
        { Id: CustomPack.Id } => $"the id \"{CustomPack.Id}\" is kept for the custom pack",
        { Name: "" or { Length: > 250 } } => "the name must have 1 to 250 characters",
        { Credits: < 1 } => "credits must be 1 or more",
        { StripePriceId: "" } => "stripePriceId must not be empty; leave it out instead",
        _ when !Currency.IsKnown(entry.Currency) => $"\"{entry.Currency}\" is not a currency that Stripe charges; use lower case, for example \"usd\"",
        _ => Currency.Problem(entry.Price, entry.Currency),
    };

    private static string? CustomProblem(CustomEntry entry, out CustomPack? custom)
    {
        custom = null;
        if (!decimal.TryParse(entry.PricePerCredit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) || price <= 0)
        {
            return "pricePerCredit must be a decimal number in quotes, for example \"0.014\"";
        }

        if (!Currency.IsKnown(entry.Currency))
        {
            return $"\"{entry.Currency}\" is not a currency that Stripe charges";
        }

        if (entry.MinCredits < 1 || entry.MaxCredits < entry.MinCredits || entry.MaxCredits > 1_000_000_000)
        {
            return "minCredits must be 1 or more, and maxCredits not less than that and at most 1000000000";
        }

        custom = new CustomPack(entry.MinCredits, entry.MaxCredits, price, entry.Currency);
        return price > Currency.AmountMax
            ? "pricePerCredit is too large"
            : Currency.Problem(custom.PriceOf(entry.MinCredits).Amount, entry.Currency) is { } low
                ? $"at minCredits, {low}"
                : Currency.Problem(custom.PriceOf(entry.MaxCredits).Amount, entry.Currency) is { } high ? $"at maxCredits, {high}" : null;
    }

    private sealed record PackEntry(
        [property: JsonRequired] string Id,
        [property: JsonRequired] string Name,
        [property: JsonRequired] long Credits,
        [property: JsonRequired] long Price,
        [property: JsonRequired] string Currency,
        string? StripePriceId = null,
        bool Active = true,
        int DisplayOrder = 0);

    private sealed record CustomEntry(
        [property: JsonRequired] long MinCredits,
        [property: JsonRequired] long MaxCredits,
        [property: JsonRequired] string PricePerCredit,
        [property: JsonRequired] string Currency);
}
