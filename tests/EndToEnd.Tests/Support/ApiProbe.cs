using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Sends requests and holds each answer to the description of the API.</summary>
internal sealed class ApiProbe(ApiDescription description, Shop shop)
{
    /// <summary>What was answered, as <c>operation status</c>.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>Sends one request; a target that begins with <c>ops/</c> or <c>users/</c> gets the function key, in one of the two ways.</summary>
    public async Task<JsonNode?> SendAsync(
        HttpMethod method, string target, string? user = null, string? body = null, bool withKey = true, params (string Name, string Value)[] headers)
    {
        var needsKey = withKey && (target.StartsWith("ops/", StringComparison.Ordinal) || target.StartsWith("users/", StringComparison.Ordinal));
        var address = needsKey && method == HttpMethod.Get ? $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code=local" : target;
        using var request = new HttpRequestMessage(method, "api/" + address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = user is null ? null : new AuthenticationHeaderValue("Bearer", shop.App.IssueToken(user));
        if (needsKey && method != HttpMethod.Get)
        {
            request.Headers.Add("x-functions-key", "local");
        }

        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        using var answer = await shop.Anyone.SendAsync(request);
        return await CheckAsync(description.Operation(method, "/api/" + target), answer);
    }

    private async Task<JsonNode?> CheckAsync(ApiDescription.ApiOperation operation, HttpResponseMessage answer)
    {
        var name = $"{operation.Id} {(int)answer.StatusCode}";
        var text = await answer.Content.ReadAsStringAsync();
        Seen.Add(name);
        Assert.True(operation.Responses[$"{(int)answer.StatusCode}"] is not null, $"{name} is not described: {text}");
        var response = operation.Responses[$"{(int)answer.StatusCode}"]!;
        foreach (var header in response["headers"]?.AsObject().Select(header => header.Key) ?? [])
        {
            Assert.True(answer.Headers.Contains(header), $"{name} has no header {header}");
        }

        if (response["content"] is not JsonObject content)
        {
            Assert.Empty(text);
            return null;
        }

        var type = answer.Content.Headers.ContentType?.MediaType ?? "none";
        Assert.True(content[type] is not null, $"{name} is {type}, which is not described: {text}");
        var value = JsonNode.Parse(text);
        Assert.Empty(ApiSchema.Problems(value, content[type]!["schema"]!.AsObject(), name));
        return value;
    }
}
