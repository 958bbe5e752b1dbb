using System.Text.Json;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>
/// The resources that <c>infra/main.bicepparam</c> deploys, as the compiler predicts them: parameters, loops and conditions are evaluated. What
/// only Azure knows remains an expression in square brackets.
/// </summary>
internal sealed class Deployment
{
    private static readonly Lazy<Deployment> Defaults = new(() => Predict());

    private static readonly Lazy<Deployment> Everything = new(() => Predict(
        ("AUTH_AUDIENCE", "credits"),
        ("STRIPE_INSTALLATION", "staging"),
        ("AUTH_AUTHORIZED_PARTIES", """["page","app"]"""),
        ("ALLOWED_ORIGINS", """["https://shop.example"]"""),
        ("ALERT_EMAILS", """["oncall@example.com"]"""),
        ("AZURE_PRINCIPAL_ID", "22222222-2222-2222-2222-222222222222"),
        ("WEBHOOK_SECRETS", "2"),
        ("OTLP_ENDPOINT", "https://collector.example"),
        ("OTLP_HEADERS_IN_VAULT", "true"),
        ("ALWAYS_READY_HTTP", "1"),
        ("ALWAYS_READY_APPLY", "1"),
        ("RECONCILE_INTERVAL_MINUTES", "10"),
        ("ADDITIONAL_SETTINGS", """{"Example__Setting":"example"}"""),
        ("PRIVATE_NETWORK", "true")));

    private readonly JsonElement[] _resources;

    private Deployment(JsonElement snapshot) => _resources = [.. snapshot.GetProperty("predictedResources").EnumerateArray()];

    /// <summary>With nothing but the issuer, which has no default.</summary>
    public static Deployment WithDefaults => Defaults.Value;

    /// <summary>With every optional part.</summary>
    public static Deployment WithEverything => Everything.Value;

    public IEnumerable<JsonElement> All => _resources;

    /// <summary>The settings of the function app.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Resource("Microsoft.Web/sites/config").GetProperty("properties").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    public static Deployment Predict(params IEnumerable<(string Name, string Value)> variables)
    {
        // The compiler writes its prediction beside the parameter file.
        var directory = Directory.CreateTempSubdirectory("infra");
        try
        {
            foreach (var file in Repository.Files("infra", "*"))
            {
                File.Copy(file, Path.Combine(directory.FullName, Path.GetFileName(file)));
            }

            Bicep.Run(
                directory.FullName,
                ["snapshot", "main.bicepparam", "--mode", "overwrite", "--subscription-id", Guid.Empty.ToString(), "--resource-group", "credits", "--location", "westeurope"],
                [("AUTH_ISSUER", "https://issuer.example"), .. variables]);
            return new Deployment(JsonElement.Parse(File.ReadAllText(Path.Combine(directory.FullName, "main.snapshot.json"))));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    public JsonElement Resource(string type) => Resources(type).Single();

    public IEnumerable<JsonElement> Resources(string type) => _resources.Where(resource => resource.GetProperty("type").GetString() == type);
}
