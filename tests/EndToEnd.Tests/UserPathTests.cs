using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class UserPathTests
{
    [Theory]
    [InlineData("auth0%7Cpath-1", "auth0|path-1")]
    [InlineData("~cGF0aC8x", "path/1")]
    [InlineData("~cGF0aCUyRjE", "path%2F1")]
    [InlineData("%7EcGF0aCUyRjE", "path%2F1")]
    [InlineData("path%25", "path%")]
    [InlineData("path%257C1", "path%7C1")]
    [InlineData("path%20%F0%9F%8E%89", "path 🎉")]
    public async Task A_user_id_in_a_path_may_be_encoded_and_responses_contain_the_decoded_id(string segment, string userId)
    {
        var shop = await Shop.SharedAsync();
        var backend = new Backend(shop);
        var key = $"{Guid.NewGuid()}";

        using var adjusted = await backend.SendAsync($"ops/users/{segment}/adjustments", key, JsonContent.Create(new { credits = 5, reason = "why", actor = "dana" }));
        using var spent = await backend.SendAsync($"users/{segment}/credits/spend", key, JsonContent.Create(new { credits = 5 }));

        Assert.Equal(userId, await UserIdAsync(adjusted));
        Assert.Equal(userId, await UserIdAsync(spent));
        Assert.Equal(userId, (await new Operator(shop).GetAsync($"users/{segment}"))["userId"]!.GetValue<string>());
    }

    /// <summary>The Functions host forwards <c>a%2Fb</c> and <c>a%252Fb</c> alike, so the path does not say which of two users is meant.</summary>
    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("a%2fb")]
    [InlineData("..%2Fa")]
    [InlineData("a%252Fb")]
    [InlineData("a%252fb")]
    [InlineData("%252F")]
    public async Task A_user_id_with_an_escaped_slash_is_rejected(string segment)
    {
        var shop = await Shop.SharedAsync();

        using var spent = await new Backend(shop).SendAsync($"users/{segment}/credits/spend", "k", JsonContent.Create(new { credits = 1 }));
        using var user = await new Operator(shop).SendAsync(HttpMethod.Get, $"users/{segment}");
        using var failed = await new Operator(shop).SendAsync(HttpMethod.Get, $"failed-events/{segment}");

        await Problem.IsAsync(spent, HttpStatusCode.BadRequest, "invalid-request");
        await Problem.IsAsync(user, HttpStatusCode.BadRequest, "invalid-request");
        await Problem.IsAsync(failed, HttpStatusCode.NotFound, "not-found");
    }

    private static async Task<string> UserIdAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["userId"]!.GetValue<string>();
    }
}
