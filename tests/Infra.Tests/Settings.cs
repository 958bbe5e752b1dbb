using System.Text.Json;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>What the code reads is set, and what is set is read.</summary>
public sealed class Settings
{
    /// <summary>Read by the host: nothing is left out, in either of its telemetry modes.</summary>
    private static readonly Dictionary<string, string> Sampling = new(StringComparer.Ordinal)
    {
        ["OTEL_TRACES_SAMPLER"] = "microsoft.fixed_percentage",
        ["OTEL_TRACES_SAMPLER_ARG"] = "1.0",
        ["AzureMonitorExporter__EnableTraceBasedLogsSampler"] = "false",
        ["AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__isEnabled"] = "false",
    };

    /// <summary>Read by the host or by the code that finds storage; not by options.</summary>
    private static readonly string[] OfThePlatform =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        .. Sampling.Keys,
    ];

    /// <summary>Read by OpenTelemetry's exporter, once there is an endpoint.</summary>
    private static readonly string[] OfTelemetry = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS"];

    /// <summary>On Azure, Stripe is Stripe.</summary>
    private static readonly string[] OnlyForTests = ["Stripe__ApiBase"];

    private static readonly Template App = Template.Read("app.bicep");

    private static readonly Node Properties = App.The(DeclarationKind.Resource, "settings").Value!.At("properties")!;

    /// <summary>Names with an index end after <c>__</c>.</summary>
    private static readonly IReadOnlyList<string> Set =
    [
        .. Properties.All.OfType<ObjectNode>().SelectMany(settings => settings.Members.Keys),
        .. Indexed("webhookSecretSettings"),
        .. Indexed("authorizedPartySettings"),
    ];

    [Fact]
    public void Every_setting_that_the_code_binds_is_set() =>
        Assert.Empty(BoundSettings.Options.Concat(BoundSettings.OfTriggers).Except(OnlyForTests).Except(Set));

    /// <summary>The host reads <c>__</c> in an environment variable as a colon, and then looks up the name in the trigger literally.</summary>
    [Fact]
    public void A_trigger_refers_to_settings_by_flat_names_that_the_template_provides()
    {
        Assert.NotEmpty(BoundSettings.OfTriggers);
        Assert.All(BoundSettings.OfTriggers, name => Assert.DoesNotMatch("__|:", name));
        Assert.Empty(BoundSettings.OfTriggers.Except(Set));
    }

    [Fact]
    public void Every_setting_that_is_set_is_bound() =>
        Assert.Empty(Set.Except(OfThePlatform).Except(OfTelemetry).Except(BoundSettings.Options).Except(BoundSettings.OfTriggers));

    [Fact]
    public void Every_setting_of_the_platform_is_set() => Assert.Empty(OfThePlatform.Except(Set));

    [Fact]
    public void Every_setting_of_the_sample_is_set()
    {
        using var sample = JsonDocument.Parse(Repository.Text("local.settings.sample.json"));
        var names = sample.RootElement.GetProperty("Values").EnumerateObject().Select(setting => setting.Name.TrimEnd('0', '1', '2'));

        // Flex Consumption says the runtime elsewhere, and storage is reached by identity.
        Assert.Empty(names.Except(["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"]).Except(Set));
    }

    [Fact]
    public void No_setting_is_one_that_Flex_Consumption_forbids()
    {
        string[] forbidden =
        [
            "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_PROCESS_COUNT",
            "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED", "FUNCTIONS_MAX_HTTP_CONCURRENCY", "WEBSITE_RUN_FROM_PACKAGE",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_CONTENTOVERVNET", "WEBSITE_SKIP_CONTENTSHARE_VALIDATION",
            "WEBSITE_VNET_ROUTE_ALL", "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_TIME_ZONE", "TZ",
            "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "AzureWebJobsStorage", "AzureWebJobsDashboard",
        ];

        Assert.Empty(Set.Intersect(forbidden));
    }

    [Fact]
    public void No_property_of_the_app_is_one_that_Flex_Consumption_forbids()
    {
        string[] forbidden =
        [
            "alwaysOn", "containerSize", "dnsConfiguration", "ftpsState", "isReserved", "isXenon", "javaVersion", "linuxFxVersion", "netFrameworkVersion",
            "powerShellVersion", "functionAppScaleLimit", "preWarmedInstanceCount", "use32BitWorkerProcess", "vnetBackupRestoreEnabled",
            "vnetContentShareEnabled", "vnetImagePullEnabled", "vnetRouteAllEnabled", "windowsFxVersion", "appSettings",
        ];
        var set = App.The(DeclarationKind.Resource, "site").Value!.All.OfType<ObjectNode>().SelectMany(properties => properties.Members.Keys).ToList();

        Assert.Contains("functionAppConfig", set);
        Assert.Empty(set.Intersect(forbidden));
    }

    [Fact]
    public void Telemetry_goes_where_the_code_looks_for_an_endpoint()
    {
        Assert.Empty(OfTelemetry.Except(Set));
        Assert.Contains($"\"{OfTelemetry[0]}\"", Repository.Sources("src/Functions"), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_references_to_the_vault()
    {
        var secrets = new[]
        {
            Properties.All.Select(node => node.At("Stripe__SecretKey")).OfType<Node>().Single(),
            Properties.All.Select(node => node.At("OTEL_EXPORTER_OTLP_HEADERS")).OfType<Node>().Single(),
            Values("webhookSecretSettings"),
        };

        Assert.All(secrets, secret => Assert.StartsWith("@Microsoft.KeyVault(SecretUri=${…}secrets/", secret.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Storage_is_reached_as_the_app_s_own_identity()
    {
        Assert.Equal("managedidentity", Properties.All.Select(node => node.At("AzureWebJobsStorage__credential")).OfType<Node>().Single().Literal);
        Assert.Equal("identityClientId", Assert.IsType<NameNode>(Properties.All.Select(node => node.At("AzureWebJobsStorage__clientId")).OfType<Node>().Single()).Name);
    }

    [Fact]
    public void No_line_of_a_payment_s_trail_is_sampled_away() =>
        Assert.All(Sampling, setting => Assert.Equal(setting.Value, Properties.All.Select(node => node.At(setting.Key)).OfType<Node>().Single().Literal));

    private static IEnumerable<string> Indexed(string variable) =>
        [((TextNode)((LambdaNode)Arguments(variable)[1]).Body).Parts.OfType<string>().Single()];

    private static Node Values(string variable) => ((LambdaNode)Arguments(variable)[2]).Body;

    private static IReadOnlyList<Node> Arguments(string variable) => ((CallNode)App.The(DeclarationKind.Variable, variable).Value!).Arguments;
}
