using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>Converts rows of a user's partition between commands and storage.</summary>
internal static class LedgerRows
{
    /// <summary>Identifies the commit that wrote a row, so that a writer recognises its own commit after a lost response.</summary>
    public const string CommitId = "CommitId";

    /// <summary>The stored row key.</summary>
    public static string RowKey(LedgerKey key) => key.Kind switch
    {
        LedgerRowKind.Balance => BalanceRow.Key,
        LedgerRowKind.Purchase => PurchaseRow.Prefix + key.Id,
        LedgerRowKind.Session => SessionRow.Key(key.Id),
        LedgerRowKind.Checkout => IdempotencyRow.Key(key.Id),
        LedgerRowKind.Customer => CustomerRow.Key,
        LedgerRowKind.Entry => EntryRow.Key(long.Parse(key.Id, CultureInfo.InvariantCulture)),
        LedgerRowKind.Event => TableKey.Row("event", key.Id),
        LedgerRowKind.Spend => TableKey.Row("spend", key.Id),
        LedgerRowKind.Adjustment => TableKey.Row("adjust", key.Id),
        _ => throw new UnreachableException($"Unhandled {key.Kind}."),
    };

    /// <summary>The stored form of a row.</summary>
    public static TableEntity ToEntity(UserId user, ILedgerRow row)
    {
        var entity = new TableEntity(TableKey.Partition(user.Value), RowKey(row.Key));
        switch (row)
        {
            case Balance balance:
                BalanceRow.Write(entity, user, balance);
                break;
            case Purchase purchase:
                PurchaseRow.Write(entity, purchase);
                break;
            case SessionLink link:
                SessionRow.Write(entity, link);
                break;
            case IdempotencyRecord record:
                IdempotencyRow.Write(entity, record);
                break;
            case StripeCustomer customer:
                CustomerRow.Write(entity, customer);
                break;
            case LedgerEntry entry:
                EntryRow.Write(entity, entry);
                break;
            case AppliedEvent applied:
                EventMarkerRow.Write(entity, applied);
                break;
            case CompletedChange completed:
                ChangeRow.Write(entity, completed);
                break;
            default:
                throw new UnreachableException($"Unhandled {row.GetType().Name}.");
        }

        return entity;
    }

    /// <summary>Reads a stored row.</summary>
    /// <exception cref="CorruptRowException">A column is missing or has the wrong type.</exception>
    public static StoredRow Read(LedgerKey key, TableEntity entity)
    {
        ILedgerRow row = key.Kind switch
        {
            LedgerRowKind.Balance => BalanceRow.Read(entity),
            LedgerRowKind.Purchase => PurchaseRow.Read(entity),
            LedgerRowKind.Session => SessionRow.Read(entity),
            LedgerRowKind.Checkout => IdempotencyRow.Read(entity, key.Id),
            LedgerRowKind.Customer => CustomerRow.Read(entity),
            LedgerRowKind.Entry => EntryRow.Read(entity),
            LedgerRowKind.Event => EventMarkerRow.Read(entity),
            LedgerRowKind.Spend => ChangeRow.Read(entity, EntryKind.Spend),
            LedgerRowKind.Adjustment => ChangeRow.Read(entity, EntryKind.Adjustment),
            _ => throw new UnreachableException($"Unhandled {key.Kind}."),
        };
        return new StoredRow(row, entity.ETag.ToString(), entity.TextOrNull(CommitId));
    }
}
