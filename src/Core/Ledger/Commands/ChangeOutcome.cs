namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>The result of a spend or an adjustment.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>The change was made, now or earlier under the same key.</summary>
    public sealed record Changed(long Balance, long Sequence) : ChangeOutcome;

    /// <summary>The balance does not cover the spend. Nothing is stored under the key, so the same request may succeed later.</summary>
    public sealed record InsufficientCredits(long Balance) : ChangeOutcome;

    /// <summary>The key was used for a different change.</summary>
    public sealed record KeyReused : ChangeOutcome;
}
