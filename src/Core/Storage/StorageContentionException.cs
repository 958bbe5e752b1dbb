namespace CreditFunctions.Core.Storage;

/// <summary>A row was not written in time because of concurrent writers. A later attempt may succeed.</summary>
public sealed class StorageContentionException(string message) : Exception(message);
