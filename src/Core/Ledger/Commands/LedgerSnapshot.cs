using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Rows of a user's partition, read together.</summary>
/// <param name="rows">The rows that exist. A key that was read and is missing here has no row.</param>
public sealed class LedgerSnapshot(IReadOnlyDictionary<LedgerKey, StoredRow> rows)
{
    /// <summary>The user's balance; zero for a new user.</summary>
    public Balance Balance => Find(LedgerKey.Balance) ?? Balance.Zero;

    /// <summary>A snapshot of rows that are not stored, for decisions outside the writer.</summary>
    public static LedgerSnapshot Of(params IEnumerable<ILedgerRow> rows) =>
        new(rows.ToDictionary(row => row.Key, row => new StoredRow(row, Version: "", CommitId: null)));

    /// <summary>The row, or null if there is none.</summary>
    public TRow? Find<TRow>(LedgerKey<TRow> key)
        where TRow : class, ILedgerRow => (TRow?)FindStored(key)?.Row;

    /// <summary>A purchase that a command has reason to expect.</summary>
    /// <exception cref="InvalidOperationException">It is missing, although nothing deletes purchases.</exception>
    public Purchase Required(PurchaseId id) =>
        Find(LedgerKey.Purchase(id)) ?? throw new InvalidOperationException($"Purchase {id} is missing, although nothing deletes purchases.");

    /// <summary>The stored row with its version, or null if there is none.</summary>
    public StoredRow? FindStored(LedgerKey key) => rows.GetValueOrDefault(key);
}

/// <summary>A row with its version and the commit that wrote it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Version">Its ETag.</param>
/// <param name="CommitId">Identifies the commit that wrote it; null for rows that an earlier version wrote.</param>
public sealed record StoredRow(ILedgerRow Row, string Version, string? CommitId);
