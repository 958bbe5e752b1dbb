using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CreditFunctions.Functions.Hosting;

/// <summary>
/// Exports traces, metrics and logs over OTLP to the address in the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Without it nothing
/// is registered and nothing is collected. OpenTelemetry's other variables (protocol, headers, service name) apply too.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registers the export if an address is configured.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration[Endpoint]))
        {
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.Clear()
                    .AddService("credit-functions", serviceVersion: ProductVersion.Current).AddTelemetrySdk().AddEnvironmentVariableDetector())
                .WithTracing(traces => traces
                    .SetSampler(new AlwaysOnSampler()) // Whatever a caller's trace context says: the trace of a payment is always kept.
                    .AddSource(Tracing.Source.Name, "Microsoft.Azure.Functions.Worker"))
                .WithMetrics(metrics => metrics.AddMeter(CreditMetrics.MeterName, "System.Runtime"))
                .WithLogging()
                .UseOtlpExporter();
        }

        return services;
    }
}
