using CreditFunctions.LocalHost.DevAuthentication;
using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>Builds the web application: Kestrel, the function app's services, and the routes.</summary>
internal static class WebHost
{
    /// <summary>How long a stop waits for running requests.</summary>
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    public static WebApplication Build(
        LocalHostOptions options,
        IConfiguration given,
        IEnumerable<KeyValuePair<string, string?>> defaults,
        IReadOnlyList<FunctionEntry> functions,
        ReservedPort port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(defaults).AddConfiguration(given);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);

        builder.Logging.AddLocalHostLogging(given, options);
        AddKestrel(builder, port);
        AddFunctionApp(builder.Services, builder.Configuration, options, $"http://localhost:{port.Number}");

        var app = builder.Build();
        MapRoutes(app, functions);
        return app;
    }

    /// <summary>Logs warnings and errors, informational messages of the product, and what the settings and options add.</summary>
    public static void AddLocalHostLogging(this ILoggingBuilder logging, IConfiguration configuration, LocalHostOptions options)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter(nameof(CreditFunctions), LogLevel.Information);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        options.ConfigureLogging(logging);
    }

    private static void AddKestrel(WebApplicationBuilder builder, ReservedPort port)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024; // As in the host.
            foreach (var address in port.Addresses)
            {
                kestrel.Listen(address, port.Number);
            }
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = port.SocketAt);
    }

    private static void AddFunctionApp(IServiceCollection services, IConfiguration configuration, LocalHostOptions options, string address)
    {
        services.AddRouting().AddCors().Configure<HostOptions>(hosting => hosting.ShutdownTimeout = ShutdownLimit);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, MethodSelection>());

        var worker = new WorkerBuilder(services);
        options.Configure(worker, configuration);
        services.TryAddSingleton(TimeProvider.System);
        options.ConfigureServices(services);

        services.AddSingleton(options);
        services.AddSingleton(provider => new FunctionPipeline(provider.GetRequiredService<IServiceScopeFactory>(), worker.Middleware));
        services.AddSingleton(provider => new FunctionKey(provider.GetRequiredService<IConfiguration>()["FUNCTION_KEY"] is { Length: > 0 } key ? key : FunctionKey.DefaultValue));
        services.AddSingleton<HttpTriggers>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<QueueTriggers>(provider, TimeProvider.System));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TimerTriggers>(provider, TimeProvider.System));
        services.AddSingleton(_ => SigningKey.Open(options.DataDirectory));
        services.AddSingleton(provider => new Lazy<SigningKey>(provider.GetRequiredService<SigningKey>));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TokenIssuer>(provider, address));
    }

    private static void MapRoutes(WebApplication app, IReadOnlyList<FunctionEntry> functions)
    {
        app.UseConfiguredCors();
        app.UseRouting();
        app.UseWhen(context => context.GetEndpoint() is null, elsewhere => elsewhere.UseStaticPages(Checkout.Web));
        app.MapDevAuthentication(app.Services.GetRequiredService<TokenIssuer>());
        app.Services.GetRequiredService<HttpTriggers>().Map(app, app.Configuration.RoutePrefix(), functions.Where(function => !app.Configuration.IsDisabled(function.Name)));
    }
}
