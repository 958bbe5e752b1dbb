using CreditFunctions.Azurite;

namespace CreditFunctions.Testing;

/// <summary>One Azurite for all tests of an assembly. A test gets an empty storage account of its own in it.</summary>
public static class TestStorage
{
    private const int AccountsMax = 300;

    private static readonly Lazy<Task<AzuriteProcess>> Azurite = new(() => AzuriteProcess.StartAsync(
        new AzuriteOptions { Accounts = [.. Enumerable.Range(1, AccountsMax).Select(Account)] }, CancellationToken.None));

    private static int _accounts;

    /// <summary>The connection string of an account that no other test uses.</summary>
    public static async Task<string> NewAccountAsync() => (await Azurite.Value).ConnectionStringOf(Account(Interlocked.Increment(ref _accounts)));

    private static string Account(int number) => $"test{number}";
}
