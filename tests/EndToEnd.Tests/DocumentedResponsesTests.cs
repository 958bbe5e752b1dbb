using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Every answer is as the description says, and every one that it says is given.</summary>
public sealed class DocumentedResponsesTests
{
    /// <summary>Given where two requests meet, where a fault is in what is read once at the start, and where it is not in an item, which is passed by.</summary>
    private static readonly string[] Elsewhere = ["GetCreditPacks 500", "Reconcile 500"];

    [Fact]
    public async Task Every_documented_response_is_returned_as_documented()
    {
        var description = await ApiDescription.ReadAsync();
        var storage = new BrokenStorage();
        await using var shop = await Shop.OpenAsync(new LocalHostOptions { ConfigureServices = storage.Replace });
        await using var strict = await Shop.OpenAsync(Strict);
        var probe = new ApiProbe(description, shop);
        var strictProbe = new ApiProbe(description, strict);

        await new EveryAnswer(description, probe, shop).AllAsync();
        await new EveryAnswer(description, probe, shop).WithoutStorageAsync(storage);
        await new EveryAnswer(description, strictProbe, strict).TooOftenAsync();

        var described = description.Operations.SelectMany(operation => operation.Responses.Select(response => $"{operation.Id} {response.Key}"));
        Assert.Empty(described.Except(probe.Seen).Except(strictProbe.Seen).Except(Elsewhere));
    }

    internal static LocalHostOptions Strict => new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Limits__CheckoutSessionsPerMinute"] = "1",
            ["Limits__StatusChecksPerMinute"] = "1",
            ["Limits__ReadsPerMinute"] = "1",
        },
    };
}
