using System.Net;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Holds an answer to be a problem of RFC 9457.</summary>
internal static class Problem
{
    public static async Task<JsonObject> IsAsync(HttpResponseMessage answer, HttpStatusCode status, string slug)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal("/problems/" + slug, problem["type"]!.GetValue<string>());
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        return problem;
    }
}
