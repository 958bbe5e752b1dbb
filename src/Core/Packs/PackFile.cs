using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

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
        private readonly List<CreditPack> _packs = [];
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

            return new PackCatalog(_packs, _custom);
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
                    _custom = CheckCustom(Deserialize(PackFileJson.Default.CustomPackEntry), offset);
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
                var pack = CheckPack(Deserialize(PackFileJson.Default.PackEntry), start);
                CheckAgainst(_packs.Find(other => other.Id == pack.Id), pack, start);
                _packs.Add(pack);
            }
        }

        private readonly void CheckAgainst(CreditPack? first, CreditPack pack, long offset)
        {
            if (_packs.Exists(other => (other.Id, other.Price.Currency) == (pack.Id, pack.Price.Currency)))
            {
                throw Wrong(offset, $"the id \"{pack.Id}\" is used twice in {pack.Price.Currency}");
            }

            if (first is not null && !pack.IsTheSameIn(first))
            {
                throw Wrong(offset, $"pack \"{pack.Id}\": in {pack.Price.Currency} only its price may differ");
            }
        }

        private readonly CreditPack CheckPack(PackEntry? entry, long offset)
        {
            if (entry is null)
            {
                throw Wrong(offset, "a pack must be an object");
            }

            return entry.Problem is { } problem ? throw Wrong(offset, $"pack \"{entry.Id}\": {problem}") : entry.ToPack();
        }

        private readonly CustomPack? CheckCustom(CustomPackEntry? entry, long offset)
        {
            if (entry is null)
            {
                return null;
            }

            return entry.Problem is { } problem ? throw Wrong(offset, $"the custom pack: {problem}") : entry.ToPack();
        }

        private void Expect(JsonTokenType token, string problem)
        {
            if (!_reader.Read() || _reader.TokenType != token)
            {
                throw Wrong(_reader.TokenStartIndex, problem);
            }
        }

        private T? Deserialize<T>(JsonTypeInfo<T> type)
            where T : class
        {
            var start = _reader.TokenStartIndex;
            var ahead = _reader;
            ahead.Skip(); // Broken JSON is reported from here, with its line in the file; below, lines count from the value.
            try
            {
                return JsonSerializer.Deserialize(ref _reader, type);
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
}
