using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Verification;

/// <summary>Recomputes balances and reports every difference. Never writes.</summary>
public sealed class VerifyLedger(TableBooks books)
{
    /// <summary>Verifies one user.</summary>
    public async Task<UserVerification> VerifyAsync(UserId user, CancellationToken cancellationToken)
    {
        // A purchase settled while its rows were being read looks like a difference: what differs is read once more.
        var verification = await VerifyOnceAsync(user, cancellationToken);
        return verification.Ok ? verification : await VerifyOnceAsync(user, cancellationToken);
    }

    /// <summary>Verifies a page of all users who ever had an entry.</summary>
    public async Task<(IReadOnlyList<UserVerification> Users, string? NextCursor)> VerifyAllAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (users, next) = await books.UsersAsync(cursor, limit, cancellationToken);
        var verifications = new List<UserVerification>();
        foreach (var user in users)
        {
            verifications.Add(await VerifyAsync(user, cancellationToken));
        }

        return (verifications, next);
    }

    private async Task<UserVerification> VerifyOnceAsync(UserId user, CancellationToken cancellationToken)
    {
        var (balance, entries, purchases) = await books.ReadAsync(user, cancellationToken);
        return VerificationRules.Verify(user.Value, balance, entries, purchases);
    }
}
