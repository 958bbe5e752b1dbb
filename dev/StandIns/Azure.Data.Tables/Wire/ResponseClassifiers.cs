#nullable enable

using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Which statuses are no error, where an operation is glad of one that usually is.</summary>
internal static class ResponseClassifiers
{
    public static ResponseClassifier Default { get; } = new();

    public static ResponseClassifier MayBeMissing { get; } = new StatusCodeClassifier([200, 204, 404]);

    public static ResponseClassifier MayExist { get; } = new StatusCodeClassifier([201, 204, 409]);
}
