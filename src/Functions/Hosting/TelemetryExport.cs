using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CreditFunctions.Functions.Hosting;

/// <summary>
/// Sends traces, metrics and logs over OTLP to where the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; without it, nothing is
/// collected. The other variables of OpenTelemetry (protocol, headers, service name) count too.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>Registers the export of this application's signals.</summary>
    public static IServiceCollection AddTo(IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddOpenTelemetry());
        OnlyWhereWanted(services);
        services.AddOptions<OpenTelemetryLoggerOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            if (IsWanted(configuration))
            {
                options.SetResourceBuilder(Describe(ResourceBuilder.CreateEmpty())).AddOtlpExporter();
            }
        });
        return services.AddHostedService<TelemetryExport>();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsWanted(configuration))
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(resource => Describe(resource.Clear()))
                .SetSampler(new AlwaysOnSampler()) // Whatever a caller's trace context says: the trail of a payment is never dropped.
                .AddSource(Tracing.Source.Name, "Microsoft.Azure.Functions.Worker")
                .AddOtlpExporter()
                .Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(resource => Describe(resource.Clear()))
                .AddMeter(CreditMetrics.MeterName, "System.Runtime")
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>Where nothing is exported, no line goes through the SDK, and no start waits for it to be made ready.</summary>
    private static void OnlyWhereWanted(IServiceCollection services)
    {
        var logs = services.Last(service => service.ServiceType == typeof(ILoggerProvider)); // It was added just now, with a factory.
        services.Remove(logs);
        services.AddSingleton(provider => IsWanted(provider.GetRequiredService<IConfiguration>())
            ? (ILoggerProvider)logs.ImplementationFactory!(provider)
            : NullLoggerProvider.Instance);
    }

    private static bool IsWanted(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);

    private static ResourceBuilder Describe(ResourceBuilder resource) =>
        resource.AddService("credit-functions", serviceVersion: ProductVersion.Current).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
