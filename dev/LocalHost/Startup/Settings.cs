using CreditFunctions.LocalHost.DevAuthentication;

namespace CreditFunctions.LocalHost.Startup;

internal static class Settings
{
    private static readonly string[] LiveKeyPrefixes = ["sk_live_", "rk_live_"];

    /// <summary>Settings that follow from LocalHost's own address and checkout, for those that are not given.</summary>
    public static Dictionary<string, string?> Defaults(string address) => new()
    {
        ["Checkout:SuccessUrl"] = $"{address}/?checkout=success&session_id={{CHECKOUT_SESSION_ID}}",
        ["Checkout:CancelUrl"] = $"{address}/?checkout=canceled",
        ["Auth:Issuer"] = address,
        ["Auth:Audience"] = TokenIssuer.Audience,
        ["Packs:File"] = Checkout.PacksFile,
        ["ReconcileSchedule"] = "0 0 * * * *",
    };

    /// <summary>A live key moves real money, and LocalHost is for development.</summary>
    /// <exception cref="LocalHostException">The Stripe key is a live one.</exception>
    public static void RejectLiveKey(IConfiguration settings)
    {
        var key = settings["Stripe:SecretKey"]?.Trim();
        if (key is not null && LiveKeyPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw new LocalHostException("LocalHost does not run with a live Stripe key: set Stripe__SecretKey to a test key (sk_test_…), or leave it out to use FakeStripe.");
        }
    }
}
