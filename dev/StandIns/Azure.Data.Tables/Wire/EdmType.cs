namespace Azure.Data.Tables.Wire;

/// <summary>The types that JSON cannot tell apart, and that a property's annotation therefore names.</summary>
internal enum EdmType
{
    None,
    Binary,
    DateTime,
    Double,
    Guid,
    Int64,
}
