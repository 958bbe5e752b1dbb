#nullable enable

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes an entity as the service takes it: a flat object, with the type beside each value that JSON cannot tell.</summary>
internal static class EntityWriter
{
    private const int NameCharactersOnStack = 256;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(IBufferWriter<byte> output, TableEntity entity)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        foreach (var (name, value) in entity.Properties)
        {
            if (name is not (TableEntity.ETagName or TableEntity.TimestampName))
            {
                WriteProperty(writer, name, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                // The service keeps no nulls: a replace drops the property, a merge leaves it as it was.
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            default:
                WriteAnnotated(writer, name, value);
                break;
        }
    }

    private static void WriteAnnotated(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case long number:
                WriteType(writer, name, "Edm.Int64"u8);
                writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteType(writer, name, "Edm.DateTime"u8);
                WriteTime(writer, name, time.UtcDateTime);
                break;
            case DateTime time:
                WriteType(writer, name, "Edm.DateTime"u8);
                WriteTime(writer, name, RequireUtc(time));
                break;
            case double number:
                WriteType(writer, name, "Edm.Double"u8);
                WriteDouble(writer, name, number);
                break;
            case Guid guid:
                WriteType(writer, name, "Edm.Guid"u8);
                writer.WriteString(name, guid);
                break;
            case byte[] bytes:
                WriteType(writer, name, "Edm.Binary"u8);
                writer.WriteBase64String(name, bytes);
                break;
            case BinaryData bytes:
                WriteType(writer, name, "Edm.Binary"u8);
                writer.WriteBase64String(name, bytes);
                break;
            default:
                throw new NotSupportedException($"Not supported type {value.GetType()}");
        }
    }

    private static void WriteType(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> type)
    {
        const string suffix = "@odata.type";
        var length = name.Length + suffix.Length;
        var annotation = length <= NameCharactersOnStack ? stackalloc char[length] : new char[length];
        name.CopyTo(annotation);
        suffix.CopyTo(annotation[name.Length..]);
        writer.WriteString(annotation, type);
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTime time)
    {
        Span<char> text = stackalloc char[28];
        time.TryFormat(text, out var written, "O", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..written]);
    }

    private static void WriteDouble(Utf8JsonWriter writer, string name, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static DateTime RequireUtc(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time
        : throw new NotSupportedException($"DateTime {time} has a Kind of {time.Kind}. Azure SDK requires it to be UTC.");
}
