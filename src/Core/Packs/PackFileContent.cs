using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Packs;

/// <summary>The pack file as JSON.</summary>
internal sealed record PackFileContent(IReadOnlyList<PackEntry?> Packs, CustomPackEntry? Custom = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PackFileContent))]
internal sealed partial class PackFileJson : JsonSerializerContext;
