namespace CreditFunctions.Core.Ledger;

/// <summary>How facts are brought in.</summary>
public enum SettleMode
{
    /// <summary>As they come: where the event's marker stands, nothing is done.</summary>
    Once,

    /// <summary>An operator's: the facts are joined even where the marker stands. Facts repeat without harm.</summary>
    Again,

    /// <summary>As <see cref="Again"/>, but nothing is written: what would happen.</summary>
    Preview,
}
