namespace CreditFunctions.Core.Storage;

/// <summary>A stored value with the version that was read: a later write succeeds only while that version stands.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Version">The storage's ETag; null where nothing is stored yet, so that the write must insert.</param>
public sealed record Versioned<T>(T Value, string? Version);
