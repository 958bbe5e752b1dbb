#nullable enable

namespace Azure.Data.Tables.Limits;

/// <summary>The service's limits on one entity. Azurite accepts what breaks some of them.</summary>
internal static class EntityLimits
{
    private const int CustomPropertiesMax = 252;
    private const int StringCharactersMax = 32 * 1024;
    private const int BinaryBytesMax = 64 * 1024;
    private const int EntityBytesMax = 1024 * 1024;

    // How the service counts: a fixed part for each entity and each property, names and strings in UTF-16.
    private const int EntityBytes = 4;
    private const int PropertyBytes = 8;
    private const int LengthBytes = 4;

    private static readonly BrokenLimit TooManyProperties = new(
        "TooManyProperties",
        "The entity contains more properties than allowed. Each entity can include up to 252 properties to store data. Each entity also has 3 system properties.");

    private static readonly BrokenLimit PropertyValueTooLarge = new(
        "PropertyValueTooLarge",
        "The property value exceeds the maximum allowed size (64KB). If the property value is a string, it is UTF-16 encoded and the maximum number of characters should be 32K or less.");

    private static readonly BrokenLimit EntityTooLarge = new(
        "EntityTooLarge",
        "The entity is larger than the maximum allowed size (1MB).");

    public static BrokenLimit? Broken(TableEntity entity)
    {
        var properties = 0;
        long bytes = EntityBytes + (2L * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in entity.Properties)
        {
            if (value is null || name is TableEntity.PartitionKeyName or TableEntity.RowKeyName or TableEntity.TimestampName or TableEntity.ETagName)
            {
                continue;
            }

            if (IsTooLarge(value))
            {
                return PropertyValueTooLarge;
            }

            properties++;
            bytes += PropertyBytes + (2L * name.Length) + BytesOf(value);
        }

        return properties > CustomPropertiesMax ? TooManyProperties
            : bytes > EntityBytesMax ? EntityTooLarge
            : null;
    }

    private static bool IsTooLarge(object value) => value switch
    {
        string text => text.Length > StringCharactersMax,
        byte[] bytes => bytes.Length > BinaryBytesMax,
        BinaryData bytes => bytes.ToMemory().Length > BinaryBytesMax,
        _ => false,
    };

    private static long BytesOf(object value) => value switch
    {
        string text => (2L * text.Length) + LengthBytes,
        byte[] bytes => bytes.Length + LengthBytes,
        BinaryData bytes => bytes.ToMemory().Length + LengthBytes,
        Guid => 16,
        int => 4,
        bool => 1,
        _ => 8,
    };
}
