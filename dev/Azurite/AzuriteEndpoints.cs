namespace CreditFunctions.Azurite;

/// <summary>The addresses of Azurite's three services.</summary>
internal sealed record AzuriteEndpoints(Uri Blob, Uri Queue, Uri Table)
{
    public const string DefaultAccount = "devstoreaccount1";

    /// <summary>The published key of all storage emulators.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"BlobEndpoint={Blob}{account};QueueEndpoint={Queue}{account};TableEndpoint={Table}{account};";
}
