using System.Text;
using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests.Peer;

/// <summary>Entities of every type and of odd texts, the same again for the same seed.</summary>
internal sealed class GeneratedEntities(int seed)
{
    private const int PropertiesMax = 16;
    private const int TextMax = 40;
    private readonly Random _random = new(seed);

    public List<TableEntity> Take(int count) => [.. Enumerable.Range(0, count).Select(index => Next($"row {index}"))];

    public static PeerEntity ForPeer(TableEntity entity) => new(entity.PartitionKey, entity.RowKey, entity
        .Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
        .ToDictionary(property => property.Key, property => PeerValue.From(property.Value)))
    {
        ETag = entity.ETag.ToString(),
    };

    private TableEntity Next(string rowKey)
    {
        var entity = new TableEntity("it's a partition", rowKey);
        foreach (var index in Enumerable.Range(0, _random.Next(PropertiesMax)))
        {
            entity[$"P{index}"] = NextValue();
        }

        return entity;
    }

    private object NextValue() => _random.Next(8) switch
    {
        0 => _random.Next(int.MinValue, int.MaxValue),
        1 => _random.NextInt64(long.MinValue, long.MaxValue),
        // Never whole: JavaScript cannot tell 5.0 from 5, so the peer would call it an Int32.
        2 => (_random.Next() + 0.5) * Math.Pow(2, _random.Next(-60, 0)),
        3 => _random.Next(2) == 0,
        4 => NextGuid(),
        5 => NextBytes(_random.Next(TextMax)),
        6 => new DateTimeOffset(_random.NextInt64(new DateTime(1601, 1, 1).Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero),
        _ => NextText(),
    };

    private Guid NextGuid() => new(NextBytes(16));

    private byte[] NextBytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string NextText()
    {
        var text = new StringBuilder();
        foreach (var _ in Enumerable.Range(0, _random.Next(TextMax)))
        {
            var rune = _random.Next(4) switch
            {
                0 => _random.Next(0x20),
                1 => _random.Next(0x20, 0x7f),
                2 => _random.Next(0x80, 0xd800),
                _ => _random.Next(0x1_0000, 0x11_0000),
            };
            text.Append(char.ConvertFromUtf32(rune));
        }

        return text.ToString();
    }
}
