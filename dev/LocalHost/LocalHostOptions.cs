using CreditFunctions.Functions.Hosting;
using CreditFunctions.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost;

/// <summary>How a <see cref="LocalHostApp"/> runs. The defaults are those of a test: free ports, everything in memory, nothing from the environment.</summary>
public sealed record LocalHostOptions
{
    /// <summary>Where the functions and the page answer, on both loopback addresses.</summary>
    public PortRequest Port { get; init; } = PortRequest.Free;

    /// <summary>Where FakeStripe answers.</summary>
    public PortRequest StripePort { get; init; } = PortRequest.Free;

    /// <summary>The first of Azurite's three.</summary>
    public PortRequest AzuritePort { get; init; } = PortRequest.Free;

    /// <summary>Where Azurite, FakeStripe and the sign-in keep what must outlive a restart; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Settings as the environment would give them, with <c>__</c> or colons. They win over what LocalHost sets by itself.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The classes in which functions are looked for.</summary>
    public IEnumerable<Type> FunctionTypes { get; init; } = typeof(CreditFunctionsApplication).Assembly.GetTypes();

    /// <summary>Registers the services and the middleware of the function app.</summary>
    public Action<IFunctionsWorkerApplicationBuilder> Configure { get; init; } = builder => builder.UseCreditFunctions();

    /// <summary>Has the last word on the services, after <see cref="Configure"/>.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = _ => { };

    /// <summary>Adds log providers; without any, nothing is logged.</summary>
    public Action<ILoggingBuilder> ConfigureLogging { get; init; } = _ => { };
}
