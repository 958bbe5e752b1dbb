namespace CreditFunctions.LocalHost.Startup;

/// <summary>A live key moves real money, and this is a program for development.</summary>
internal static class LiveKey
{
    private static readonly string[] Prefixes = ["sk_live_", "rk_live_"];

    /// <exception cref="LocalHostException">The Stripe key is a live one.</exception>
    public static void Refuse(IConfiguration settings)
    {
        var key = settings["Stripe:SecretKey"]?.Trim();

        if (key is not null && Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw new LocalHostException("LocalHost does not run with a live Stripe key: set Stripe__SecretKey to a test key (sk_test_…), or leave it out to use FakeStripe.");
        }
    }
}
