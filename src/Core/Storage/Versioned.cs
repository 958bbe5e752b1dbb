namespace CreditFunctions.Core.Storage;

/// <summary>A stored value and its version. A later write succeeds only if the version has not changed.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Version">The ETag; null if nothing is stored yet, so the write must insert.</param>
public sealed record Versioned<T>(T Value, string? Version);
