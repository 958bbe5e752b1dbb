#nullable enable

using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads one entity, or a page of them, as the service writes it with minimal metadata.</summary>
internal static class EntityReader
{
    private static ReadOnlySpan<byte> TypeSuffix => "@odata.type"u8;

    public static TableEntity Read(BinaryData json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return ReadEntity(ref reader, []);
    }

    public static IReadOnlyList<TableEntity> ReadPage(BinaryData json)
    {
        var reader = new Utf8JsonReader(json);
        var page = new List<TableEntity>();
        var types = new Dictionary<string, EdmType>();
        for (reader.Read(); reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var isPage = reader.ValueTextEquals("value"u8);
            reader.Read();
            while (isPage && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                page.Add(ReadEntity(ref reader, types));
            }

            reader.Skip();
        }

        return page;
    }

    private static TableEntity ReadEntity(ref Utf8JsonReader reader, Dictionary<string, EdmType> types)
    {
        var entity = new TableEntity();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.EndsWith(TypeSuffix))
            {
                ReadType(ref reader, entity, types);
            }
            else
            {
                ReadProperty(ref reader, entity, types);
            }
        }

        return entity;
    }

    private static void ReadType(ref Utf8JsonReader reader, TableEntity entity, Dictionary<string, EdmType> types)
    {
        var name = reader.GetString()![..^TypeSuffix.Length];
        reader.Read();
        var type = EdmValue.ReadType(ref reader);

        // The service puts the type before the value; nothing obliges others to.
        if (entity.Properties.TryGetValue(name, out var untyped))
        {
            entity.Properties[name] = EdmValue.Convert(untyped, type);
        }
        else
        {
            types[name] = type;
        }
    }

    private static void ReadProperty(ref Utf8JsonReader reader, TableEntity entity, Dictionary<string, EdmType> types)
    {
        var name = ReadName(ref reader);
        reader.Read();
        if (name is null)
        {
            reader.Skip();
            return;
        }

        // The only one that everybody knows to be a time, and so has no type beside it.
        var type = name == TableEntity.TimestampName ? EdmType.DateTime : EdmType.None;
        if (types.Remove(name, out var written))
        {
            type = written;
        }

        entity.Properties[name] = EdmValue.Read(ref reader, type)!;
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("odata.metadata"u8))
        {
            return null;
        }

        return reader.ValueTextEquals("PartitionKey"u8) ? TableEntity.PartitionKeyName
            : reader.ValueTextEquals("RowKey"u8) ? TableEntity.RowKeyName
            : reader.ValueTextEquals("Timestamp"u8) ? TableEntity.TimestampName
            : reader.ValueTextEquals("odata.etag"u8) ? TableEntity.ETagName
            : reader.GetString();
    }
}
