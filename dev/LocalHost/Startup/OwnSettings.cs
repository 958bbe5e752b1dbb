using CreditFunctions.LocalHost.DevSignIn;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>The settings that follow from LocalHost's own address and checkout.</summary>
internal static class OwnSettings
{
    public static Dictionary<string, string?> At(string address) => new()
    {
        ["Checkout:SuccessUrl"] = $"{address}/?checkout=success&session_id={{CHECKOUT_SESSION_ID}}",
        ["Checkout:CancelUrl"] = $"{address}/?checkout=canceled",
        ["Auth:Issuer"] = address,
        ["Auth:Audience"] = TokenIssuer.Audience,
        ["Packs:File"] = Checkout.PacksFile,
        ["ReconcileSchedule"] = "0 0 * * * *",
    };
}
