#nullable enable

using System.Buffers;
using System.Text.Encodings.Web;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Puts a body on a request, with the headers that go with it.</summary>
internal static class JsonContent
{
    public const string Accept = "application/json;odata=minimalmetadata";
    public const string ContentType = "application/json";

    private const int UsualEntityBytes = 1024;

    public static void SetEntity(Request request, TableEntity entity)
    {
        var body = new ArrayBufferWriter<byte>(UsualEntityBytes);
        EntityWriter.Write(body, entity);
        Set(request, RequestContent.Create(body.WrittenMemory));
    }

    public static void SetTableName(Request request, string name) =>
        Set(request, RequestContent.Create(BinaryData.FromString($$"""{"TableName":"{{JavaScriptEncoder.Default.Encode(name)}}"}""")));

    /// <summary>What was sent need not come back.</summary>
    public static void PreferNoContent(Request request) => request.Headers.SetValue("Prefer", "return-no-content");

    private static void Set(Request request, RequestContent content)
    {
        request.Headers.SetValue("Accept", Accept);
        request.Headers.SetValue("Content-Type", ContentType);
        request.Content = content;
    }
}
