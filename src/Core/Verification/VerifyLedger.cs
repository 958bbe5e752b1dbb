using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Verification;

/// <summary>Recomputes balances and reports every difference. Never writes.</summary>
public sealed class VerifyLedger(TableBooks books, TimeProvider time)
{
    /// <summary>No further user is begun after this: a function has two minutes, and a user with a long history takes some of it.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(50);

    /// <summary>Verifies one user.</summary>
    public async Task<UserVerification> VerifyAsync(UserId user, CancellationToken cancellationToken)
    {
        // A purchase settled while its rows were being read looks like a difference: what differs is read once more.
        var verification = await VerifyOnceAsync(user, cancellationToken);
        return verification.Ok ? verification : await VerifyOnceAsync(user, cancellationToken);
    }

    /// <summary>Verifies a page of all users who ever had an entry, or as many of them as there is time for.</summary>
    public async Task<(IReadOnlyList<UserVerification> Users, string? NextCursor)> VerifyAllAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (users, next) = await books.UsersAsync(cursor, limit, cancellationToken);
        var verifications = new List<UserVerification>();
        foreach (var (partition, user) in users)
        {
            verifications.Add(user is null
                ? Unreadable(partition, $"the balance row of partition {partition} names no user")
                : await VerifyAsync(user, cancellationToken));
            if (verifications.Count < users.Count && time.GetElapsedTime(started) >= LongEnough)
            {
                return (verifications, partition);
            }
        }

        return (verifications, next);
    }

    private async Task<UserVerification> VerifyOnceAsync(UserId user, CancellationToken cancellationToken)
    {
        try
        {
            var (balance, entries, purchases) = await books.ReadAsync(user, cancellationToken);
            return VerificationRules.Verify(user.Value, balance, entries, purchases);
        }
        catch (CorruptRowException failure)
        {
            return Unreadable(user.Value, failure.Message); // One user's bad row must not hide all users after it.
        }
    }

    private static UserVerification Unreadable(string userId, string problem) => new(userId, Balance: 0, FromEntries: 0, FromFacts: 0, [problem]);
}
