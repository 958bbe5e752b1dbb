using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Packs;

/// <summary>How a pack file is read, generated when this is compiled: the first buyer does not wait for reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PackEntry))]
[JsonSerializable(typeof(CustomPackEntry))]
internal sealed partial class PackFileJson : JsonSerializerContext;
