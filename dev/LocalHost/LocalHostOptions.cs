using CreditFunctions.Functions.Hosting;
using CreditFunctions.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost;

/// <summary>How a <see cref="LocalHostApp"/> runs. The defaults suit tests: free ports, data in memory, nothing from the environment.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The port of the functions and the pages, on both loopback addresses.</summary>
    public PortRequest Port { get; init; } = PortRequest.Free;

    /// <summary>The port of FakeStripe.</summary>
    public PortRequest StripePort { get; init; } = PortRequest.Free;

    /// <summary>The first of Azurite's three ports.</summary>
    public PortRequest AzuritePort { get; init; } = PortRequest.Free;

    /// <summary>Where Azurite, FakeStripe and the token issuer keep their data; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Settings as environment variables have them, with <c>__</c> or colons. They override LocalHost's own.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The classes that may contain functions.</summary>
    public IEnumerable<Type> FunctionTypes { get; init; } = typeof(CreditFunctionsApplication).Assembly.GetTypes();

    /// <summary>Registers the services and the middleware of the function app.</summary>
    public Action<IFunctionsWorkerApplicationBuilder, IConfiguration> Configure { get; init; } =
        (builder, configuration) => builder.UseCreditFunctions(configuration);

    /// <summary>Changes the services after <see cref="Configure"/>.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = _ => { };

    /// <summary>Adds log providers. Without one, nothing is logged.</summary>
    public Action<ILoggingBuilder> ConfigureLogging { get; init; } = _ => { };
}
