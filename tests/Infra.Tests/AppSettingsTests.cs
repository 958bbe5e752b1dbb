using System.Text.Json;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>The settings of the deployed app and the settings that the code reads are the same.</summary>
public sealed class AppSettingsTests
{
    /// <summary>Read by the Functions host. Together they export every log line, in either of its telemetry modes.</summary>
    private static readonly Dictionary<string, string> Sampling = new(StringComparer.Ordinal)
    {
        ["OTEL_TRACES_SAMPLER"] = "microsoft.fixed_percentage",
        ["OTEL_TRACES_SAMPLER_ARG"] = "1.0",
        ["AzureMonitorExporter__EnableTraceBasedLogsSampler"] = "false",
        ["AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled"] = "false",
    };

    /// <summary>Read by the Functions host and the storage clients, not by an options class.</summary>
    private static readonly string[] Platform =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        .. Sampling.Keys,
    ];

    /// <summary>Read by OpenTelemetry's exporter.</summary>
    private static readonly string[] Telemetry = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS"];

    private static readonly string[] NeverOnAzure = ["Stripe__ApiBase"];

    private static IReadOnlyDictionary<string, string> Settings => Deployment.WithEverything.Settings;

    /// <summary>The names as the code has them: a list ends with <c>__</c>.</summary>
    private static IEnumerable<string> Names => Settings.Keys.Select(name => name.TrimEnd('0', '1'));

    [BicepFact]
    public void Every_setting_that_the_code_reads_is_deployed() =>
        Assert.Empty(BoundSettings.Options.Concat(BoundSettings.Triggers).Except(NeverOnAzure).Except(Names));

    /// <summary>The host reads <c>__</c> in an environment variable as a colon, and then looks up the name in the trigger literally.</summary>
    [Fact]
    public void Triggers_refer_to_settings_by_flat_names()
    {
        Assert.NotEmpty(BoundSettings.Triggers);
        Assert.All(BoundSettings.Triggers, name => Assert.DoesNotMatch("__|:", name));
    }

    [BicepFact]
    public void Every_setting_that_is_deployed_is_read() =>
        Assert.Empty(Names.Except(Platform).Except(Telemetry).Except(["Example__Setting"]).Except(BoundSettings.Options).Except(BoundSettings.Triggers));

    [BicepFact]
    public void Every_setting_of_the_platform_is_deployed() => Assert.Empty(Platform.Concat(Telemetry).Except(Names));

    [BicepFact]
    public void Every_setting_of_the_local_sample_is_deployed()
    {
        var sample = JsonElement.Parse(Repository.Text("local.settings.sample.json")).GetProperty("Values").EnumerateObject().Select(setting => setting.Name.TrimEnd('0', '1'));

        // Flex Consumption has its own place for the runtime, and storage is reached by identity.
        Assert.Empty(sample.Except(["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"]).Except(Names));
    }

    [BicepFact]
    public void Optional_settings_are_left_out_by_default() =>
        Assert.Empty(Deployment.WithDefaults.Settings.Keys.Intersect([.. Telemetry, "Auth__Audience", "Auth__AuthorizedParties__0", "Stripe__WebhookSecrets__1"]));

    [BicepFact]
    public void An_additional_setting_is_deployed_beside_the_settings_of_the_template() => Assert.Equal("example", Settings["Example__Setting"]);

    /// <summary>Azure ignores the case of a setting's name.</summary>
    [BicepFact]
    public void A_deployment_with_an_additional_setting_that_the_template_sets_fails()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Deployment.Predict(("ADDITIONAL_SETTINGS", """{"Fine":"1","auth__ISSUER":"https://other.example"}""")));

        Assert.Contains("additionalSettings must not contain auth__ISSUER", failure.Message, StringComparison.Ordinal);
    }

    [BicepFact]
    public void No_setting_is_one_that_Flex_Consumption_rejects()
    {
        string[] rejected =
        [
            "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_PROCESS_COUNT",
            "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED", "FUNCTIONS_MAX_HTTP_CONCURRENCY", "WEBSITE_RUN_FROM_PACKAGE",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_CONTENTOVERVNET", "WEBSITE_SKIP_CONTENTSHARE_VALIDATION",
            "WEBSITE_VNET_ROUTE_ALL", "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_TIME_ZONE", "TZ",
            "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "AzureWebJobsStorage", "AzureWebJobsDashboard",
        ];

        Assert.Empty(Settings.Keys.Intersect(rejected));
    }

    [BicepFact]
    public void No_property_of_the_app_is_one_that_Flex_Consumption_rejects()
    {
        string[] rejected =
        [
            "alwaysOn", "containerSize", "dnsConfiguration", "ftpsState", "isReserved", "isXenon", "javaVersion", "linuxFxVersion", "netFrameworkVersion",
            "powerShellVersion", "functionAppScaleLimit", "preWarmedInstanceCount", "use32BitWorkerProcess", "vnetBackupRestoreEnabled",
            "vnetContentShareEnabled", "vnetImagePullEnabled", "vnetRouteAllEnabled", "windowsFxVersion", "appSettings",
        ];

        var set = Deployment.WithEverything.Resource("Microsoft.Web/sites").Descendants()
            .Where(element => element.ValueKind == JsonValueKind.Object)
            .SelectMany(element => element.EnumerateObject().Select(property => property.Name))
            .ToList();
        Assert.Contains("functionAppConfig", set);
        Assert.Empty(set.Intersect(rejected));
    }

    [BicepFact]
    public void Secrets_are_references_to_the_vault()
    {
        var secrets = Settings.Where(setting => setting.Key is "Stripe__SecretKey" or "OTEL_EXPORTER_OTLP_HEADERS" || setting.Key.StartsWith("Stripe__WebhookSecrets__", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, secrets.Count);
        Assert.All(secrets, secret => Assert.Contains("@Microsoft.KeyVault(SecretUri={0}secrets/", secret.Value, StringComparison.Ordinal));
    }

    [BicepFact]
    public void Storage_is_reached_with_the_identity_of_the_app()
    {
        Assert.Equal("managedidentity", Settings["AzureWebJobsStorage__credential"]);
        Assert.Matches(@"^\[reference\('[^']*/userAssignedIdentities/[^']*', '[^']*'\)\.clientId\]$", Settings["AzureWebJobsStorage__clientId"]);
    }

    [BicepFact]
    public void Sampling_drops_no_log_line() => Assert.All(Sampling, setting => Assert.Equal(setting.Value, Settings[setting.Key]));
}
