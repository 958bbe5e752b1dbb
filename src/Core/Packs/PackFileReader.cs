using System.Text.Json;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Goes through a pack file value by value, so that each mistake is told with its own line. By hand: to make a serializer ready for this one
/// file took a tenth of a start.
/// </summary>
/// <param name="name">How messages name the file.</param>
/// <param name="utf8">Its bytes, without a byte order mark.</param>
internal ref struct PackFileReader(string name, ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly List<CreditPack> _packs = [];
    private Utf8JsonReader _reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
    private long _memberStart;

    /// <exception cref="InvalidPackFileException">Something in it is wrong.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public PackCatalog Read()
    {
        CustomPack? custom = null;
        _reader.Read();
        Demand(JsonTokenType.StartObject, "the file must hold an object with \"packs\"");
        HashSet<string> members = [];
        while (ReadMember(members) is { } member)
        {
            switch (member)
            {
                case "packs":
                    ReadPacks();
                    break;
                case "custom":
                    custom = _reader.TokenType == JsonTokenType.Null ? null : ReadCustom();
                    break;
                default:
                    throw Unknown(member, "packs, custom");
            }
        }

        _reader.Read(); // Nothing may follow the object: this throws where something does.
        return _packs.Count > 0 ? new PackCatalog(_packs, custom) : throw Wrong(offset: 0, "there is no pack in \"packs\"");
    }

    private void ReadPacks()
    {
        Demand(JsonTokenType.StartArray, "\"packs\" must be a list");
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            var start = _reader.TokenStartIndex;
            var entry = ReadPack();
            var pack = entry.Problem is { } problem ? throw Wrong(start, $"pack \"{entry.Id}\": {problem}") : entry.ToPack();
            CheckAgainst(_packs.Find(other => other.Id == pack.Id), pack, start);
            _packs.Add(pack);
        }
    }

    private readonly void CheckAgainst(CreditPack? first, CreditPack pack, long offset)
    {
        if (_packs.Exists(other => other.Id == pack.Id && other.Price.Currency == pack.Price.Currency))
        {
            throw Wrong(offset, $"the id \"{pack.Id}\" is used twice in {pack.Price.Currency}");
        }

        if (first is not null && !pack.IsTheSameIn(first))
        {
            throw Wrong(offset, $"pack \"{pack.Id}\": in {pack.Price.Currency} only its price may differ");
        }
    }

    private PackEntry ReadPack()
    {
        Demand(JsonTokenType.StartObject, "a pack must be an object");
        var start = _reader.TokenStartIndex;
        var entry = new PackEntry();
        HashSet<string> members = [];
        while (ReadMember(members) is { } member)
        {
            entry = member switch
            {
                "id" => entry with { Id = Text(member) },
                "name" => entry with { Name = Text(member) },
                "currency" => entry with { Currency = Text(member) },
                "credits" => entry with { Credits = _reader.TokenType == JsonTokenType.Null ? null : Number(member) },
                "price" => entry with { Price = _reader.TokenType == JsonTokenType.Null ? null : Number(member) },
                "stripePriceId" => entry with { StripePriceId = _reader.TokenType == JsonTokenType.Null ? null : Text(member) },
                "active" => entry with { Active = TrueOrFalse(member) },
                "displayOrder" => entry with { DisplayOrder = (int)Number(member, int.MinValue, int.MaxValue) },
                _ => throw Unknown(member, "id, name, credits, price, currency, stripePriceId, active, displayOrder"),
            };
        }

        DemandMembers(members, start, "id", "name", "currency");
        return entry;
    }

    private CustomPack ReadCustom()
    {
        Demand(JsonTokenType.StartObject, "\"custom\" must be an object");
        var start = _reader.TokenStartIndex;
        var entry = new CustomPackEntry();
        HashSet<string> members = [];
        while (ReadMember(members) is { } member)
        {
            entry = member switch
            {
                "minCredits" => entry with { MinCredits = Number(member) },
                "maxCredits" => entry with { MaxCredits = Number(member) },
                "pricePerCredit" => entry with { PricePerCredit = Text(member) },
                "currency" => entry with { Currency = Text(member) },
                _ => throw Unknown(member, "minCredits, maxCredits, pricePerCredit, currency"),
            };
        }

        DemandMembers(members, start, "minCredits", "maxCredits", "pricePerCredit", "currency");
        return entry.Problem is { } problem ? throw Wrong(start, $"the custom pack: {problem}") : entry.ToPack();
    }

    /// <summary>Goes on to the value of the next member.</summary>
    /// <param name="members">Those of this object until now; the next is added.</param>
    /// <returns>Its name; null at the end of the object.</returns>
    private string? ReadMember(HashSet<string> members)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        _memberStart = _reader.TokenStartIndex;
        var member = Decoded();
        if (!members.Add(member))
        {
            throw Wrong(_memberStart, $"\"{member}\" stands here a second time");
        }

        _reader.Read();
        return member;
    }

    private readonly string Text(string member)
    {
        Demand(JsonTokenType.String, $"\"{member}\" must be a text in quotes");
        return Decoded();
    }

    /// <summary>What stands between the quotes. The reader itself looks at neither bytes nor escapes.</summary>
    private readonly string Decoded()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(_reader.TokenStartIndex, "the text is not UTF-8, or has half of a pair of \\u escapes; save the file as UTF-8");
        }
    }

    private readonly long Number(string member, long min = long.MinValue, long max = long.MaxValue) =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number) && number >= min && number <= max
            ? number
            : throw Wrong(_reader.TokenStartIndex, $"\"{member}\" must be a whole number without quotes, from {min} to {max}");

    private readonly bool TrueOrFalse(string member) => _reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? _reader.GetBoolean()
        : throw Wrong(_reader.TokenStartIndex, $"\"{member}\" must be true or false");

    private readonly void Demand(JsonTokenType token, string problem)
    {
        if (_reader.TokenType != token)
        {
            throw Wrong(_reader.TokenStartIndex, problem);
        }
    }

    private readonly void DemandMembers(HashSet<string> members, long start, params ReadOnlySpan<string> demanded)
    {
        foreach (var member in demanded)
        {
            if (!members.Contains(member))
            {
                throw Wrong(start, $"\"{member}\" is missing");
            }
        }
    }

    private readonly InvalidPackFileException Unknown(string member, string known) =>
        Wrong(_memberStart, $"\"{member}\" is not known here; known are {known}");

    private readonly InvalidPackFileException Wrong(long offset, string problem) =>
        new(name, 1 + _utf8[..(int)Math.Min(offset, _utf8.Length)].Count((byte)'\n'), problem);
}
