namespace CreditFunctions.Azurite;

/// <summary>The addresses of Azurite's three services.</summary>
internal sealed record AzuriteEndpoints(Uri Blob, Uri Queue, Uri Table)
{
    private const string Account = "devstoreaccount1";

    // The published key of all storage emulators.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={Blob}{Account};QueueEndpoint={Queue}{Account};TableEndpoint={Table}{Account};";
}
