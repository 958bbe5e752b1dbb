#nullable enable

namespace Azure.Data.Tables.Wire;

/// <summary>The stand-in maps no properties of other types to columns.</summary>
internal static class OnlyTableEntity
{
    public static TableEntity From(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity as TableEntity ?? throw Unsupported(entity.GetType());
    }

    public static void Require(Type type)
    {
        if (type != typeof(TableEntity))
        {
            throw Unsupported(type);
        }
    }

    private static NotSupportedException Unsupported(Type type) =>
        new($"The stand-in for Azure.Data.Tables reads and writes {nameof(TableEntity)} only, not {type}.");
}
