namespace CreditFunctions.Core.Storage;

/// <summary>Too many writers wanted the same row at once. Worth another try later.</summary>
public sealed class StorageContentionException(string message) : Exception(message);
