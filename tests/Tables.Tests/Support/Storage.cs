using CreditFunctions.Azurite;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>One Azurite for the whole run, started by the first test that needs it. It ends with the run.</summary>
internal static class Storage
{
    private static readonly Lazy<Task<AzuriteProcess>> Azurite = new(() => AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None));

    public static async Task<string> ConnectionStringAsync() => (await Azurite.Value).ConnectionString;
}
