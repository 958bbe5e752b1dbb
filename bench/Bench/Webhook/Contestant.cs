using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;

namespace CreditFunctions.Bench.Webhook;

/// <summary>A measured server.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Command">The command that starts it.</param>
/// <param name="Requests">Creates the requests to send, given the server's port.</param>
internal sealed record Contestant(string Name, ServerCommand Command, Func<int, IReadOnlyList<byte[]>> Requests)
{
    public const string ProductName = "product";
    public const string LoggingName = "product, logging";
    public const string PeerName = "Node peer";
    public const string LimitName = "limit";
    public const string SdkLimitName = "limit by the SDK";

    public static Contestant Product(string storage) => new(
        ProductName, new ServerCommand("dotnet", Settings(storage), Checkout.Built("Bench.Product")), SignedEvents.Requests);

    /// <summary>The product with one log line per event.</summary>
    public static Contestant Logging(string storage) => new(
        LoggingName,
        new ServerCommand("dotnet", new Dictionary<string, string>(Settings(storage)) { ["Logging__LogLevel__CreditFunctions"] = "Debug" }, Checkout.Built("Bench.Product")),
        SignedEvents.Requests);

    public static Contestant Peer(string storage) => new(
        PeerName, new ServerCommand("node", Settings(storage), Checkout.At("bench", "peer", "server.mjs")), SignedEvents.Requests);

    /// <summary>Forwards request bodies unchanged, so the requests must have the sink's format.</summary>
    public static Contestant Limit(Uri sink, Func<int, IReadOnlyList<byte[]>> requests) => new(
        LimitName,
        new ServerCommand("dotnet", new Dictionary<string, string> { ["SINK"] = sink.AbsoluteUri }, Checkout.Built("Bench.Limit")),
        requests);

    /// <summary>Forwards request bodies with the official SDK.</summary>
    public static Contestant SdkLimit(string storage) => new(
        SdkLimitName, new ServerCommand("dotnet", Settings(storage), Checkout.Built("Bench.Limit")), SignedEvents.Requests);

    public static Dictionary<string, string> Settings(string storage) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["Stripe__SecretKey"] = "sk_test_bench",
        ["Stripe__WebhookSecrets__0"] = SignedEvents.Secret,
    };
}
