using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Reads the members it knows, ignores the rest, and keeps the object as it was sent.</summary>
internal sealed class EntityConverter : JsonConverter<StripeEntity>
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> Members = new();

    public override bool CanConvert(Type typeToConvert) => typeof(StripeEntity).IsAssignableFrom(typeToConvert);

    public override StripeEntity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = typeToConvert == typeof(Event) ? ReadEvent(ref reader) : JsonElement.ParseValue(ref reader);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        var entity = (StripeEntity)Activator.CreateInstance(typeToConvert);
        var members = Members.GetOrAdd(typeToConvert, FindMembers);

        foreach (var member in element.EnumerateObject())
        {
            if (members.TryGetValue(member.Name, out var property))
            {
                property.SetValue(entity, member.Value.Deserialize(property.PropertyType, options));
            }
        }

        entity.RawJsonElement = entity is System.Collections.IEnumerable ? null : element;
        return entity;
    }

    public override void Write(Utf8JsonWriter writer, StripeEntity value, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <summary>Until 2017-05-25 an event's <c>request</c> was the id alone.</summary>
    private static JsonElement ReadEvent(ref Utf8JsonReader reader)
    {
        var node = JsonNode.Parse(ref reader);
        if (node["request"] is JsonValue request)
        {
            node["request"] = new JsonObject { ["id"] = request.GetValue<string>(), ["idempotency_key"] = null };
        }

        return JsonElement.Parse(node.ToJsonString());
    }

    private static Dictionary<string, PropertyInfo> FindMembers(Type type) =>
        (from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
         let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
         where name is not null
         select (name, property)).ToDictionary();
}
