namespace CreditFunctions.Core.Spending;

/// <summary>How asking for a change of the balance ended.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>It was made, now or under the same key before.</summary>
    public sealed record Changed(long Balance, long Sequence) : ChangeOutcome;

    /// <summary>The balance does not cover the spend. Nothing is kept under the key, so that it may be sent again later.</summary>
    public sealed record InsufficientCredits(long Balance) : ChangeOutcome;

    /// <summary>The key was used for another change.</summary>
    public sealed record KeyReused : ChangeOutcome;
}
