using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

internal sealed class ExpandableFieldConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ExpandableField<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments));

    private sealed class Of<T> : JsonConverter<ExpandableField<T>>
        where T : StripeEntity, IHasId
    {
        public override ExpandableField<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return new ExpandableField<T>(reader.GetString(), null);
            }

            var expanded = JsonSerializer.Deserialize<T>(ref reader, options);
            return new ExpandableField<T>(expanded.Id, expanded);
        }

        public override void Write(Utf8JsonWriter writer, ExpandableField<T> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
