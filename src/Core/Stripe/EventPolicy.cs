namespace CreditFunctions.Core.Stripe;

/// <summary>Which Stripe events belong to this deployment.</summary>
/// <param name="IsLiveMode">Whether the API key is a live-mode key. Events of the other mode are ignored.</param>
/// <param name="Installation">The name of this installation; null if it has none.</param>
public sealed record EventPolicy(bool IsLiveMode, string? Installation = null)
{
    /// <summary>Whether metadata names another installation than this one. Metadata that names none does not decide.</summary>
    public bool IsOfAnother(string? installation) => installation is not null && installation != Installation;

    /// <summary>The reason to ignore an event of another installation.</summary>
    public string IgnoreReason(string? installation) =>
        $"it belongs to installation {installation}, and {(Installation is null ? "Stripe__Installation is not set here" : $"this is installation {Installation}")}";
}
