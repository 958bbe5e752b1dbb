using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

public sealed partial class SecurityTests
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [BicepFact]
    public void The_app_has_the_roles_that_it_needs_and_no_others() => Assert.Equal(
        ["Key Vault Secrets User", "Monitoring Metrics Publisher", "Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor"],
        RolesWhere(principal => principal.StartsWith("[reference(", StringComparison.Ordinal)));

    [BicepFact]
    public void The_deployer_may_set_secrets_and_upload_pages_and_nothing_else() => Assert.Equal(
        ["Key Vault Secrets Officer", "Storage Blob Data Contributor"],
        RolesWhere(principal => principal == "22222222-2222-2222-2222-222222222222"));

    [Fact]
    public void No_deployed_file_contains_a_secret_or_asks_for_a_key()
    {
        var files = Repository.Files("infra", "*").Concat(Repository.Files(".github", "*")).Append("azure.yaml");

        Assert.Empty(files.SelectMany(path => Secrets().Matches(Repository.Text(path)).Select(match => $"{path}: {match.Value}")));
    }

    [BicepFact]
    public void Storage_accounts_accept_neither_keys_nor_anonymous_reads_nor_old_TLS()
    {
        var accounts = Deployment.WithDefaults.Resources("Microsoft.Storage/storageAccounts").Select(account => account.GetProperty("properties")).ToList();

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.False(account.At("allowSharedKeyAccess").GetBoolean());
            Assert.False(account.At("allowBlobPublicAccess").GetBoolean());
            Assert.True(account.At("supportsHttpsTrafficOnly").GetBoolean());
            Assert.True(account.At("defaultToOAuthAuthentication").GetBoolean());
            Assert.Equal("TLS1_2", account.TextAt("minimumTlsVersion"));
        });
    }

    [BicepFact]
    public void The_vault_authorizes_by_role_and_keeps_deleted_secrets()
    {
        var vault = Deployment.WithDefaults.Resource("Microsoft.KeyVault/vaults").GetProperty("properties");

        Assert.True(vault.At("enableRbacAuthorization").GetBoolean());
        Assert.True(vault.At("enableSoftDelete").GetBoolean());
        Assert.True(vault.At("enablePurgeProtection").GetBoolean());
    }

    [BicepFact]
    public void The_app_is_reached_by_https_only_and_deployed_without_passwords()
    {
        var site = Deployment.WithDefaults.Resource("Microsoft.Web/sites").GetProperty("properties");
        var passwords = Deployment.WithDefaults.Resources("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.True(site.At("httpsOnly").GetBoolean());
        Assert.Equal("1.2", site.TextAt("siteConfig", "minTlsVersion"));
        Assert.Equal(["scm", "ftp"], passwords.Select(policy => policy.TextAt("name").Split('/')[^1]));
        Assert.All(passwords, policy => Assert.False(policy.At("properties", "allow").GetBoolean()));
    }

    /// <summary>A GitHub workflow passes a variable that is not set as an empty one.</summary>
    [BicepFact]
    public void A_deployment_without_a_token_issuer_fails()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Deployment.Predict(("AUTH_ISSUER", "")));

        Assert.Contains("main.bicepparam(10,20) : Error BCP333", failure.Message, StringComparison.Ordinal);
    }

    [BicepFact]
    public void Application_Insights_accepts_no_telemetry_without_an_identity() =>
        Assert.True(Deployment.WithDefaults.Resource("Microsoft.Insights/components").At("properties", "DisableLocalAuth").GetBoolean());

    [BicepFact]
    public void Only_named_origins_may_call_the_API_from_a_browser()
    {
        var cors = Deployment.WithEverything.Resource("Microsoft.Web/sites").At("properties", "siteConfig", "cors");

        Assert.Contains("https://shop.example", cors.TextAt("allowedOrigins"), StringComparison.Ordinal);
        Assert.False(cors.At("supportCredentials").GetBoolean());
        Assert.DoesNotContain(Deployment.WithEverything.All.SelectMany(resource => resource.Descendants()), element => element.ValueKind == JsonValueKind.String && element.GetString() == "*");
    }

    [BicepFact]
    public void The_app_the_vault_the_queues_and_the_tables_keep_logs()
    {
        var logged = Deployment.WithDefaults.Resources("Microsoft.Insights/diagnosticSettings").Select(setting => setting.TextAt("id").Split('/')[^6]);

        Assert.Equal(["queueServices", "sites", "tableServices", "vaults"], logged.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public void The_ledger_is_replicated_over_three_zones_and_locked_against_deletion_by_default()
    {
        var ledger = Deployment.WithDefaults.Resources("Microsoft.Storage/storageAccounts").First();
        var @lock = Deployment.WithDefaults.Resource("Microsoft.Authorization/locks");

        Assert.Equal("Standard_ZRS", ledger.TextAt("sku", "name"));
        Assert.Equal("CanNotDelete", @lock.TextAt("properties", "level"));
        Assert.StartsWith(ledger.TextAt("id"), @lock.TextAt("id"), StringComparison.Ordinal);
    }

    [BicepFact]
    public void With_a_private_network_storage_is_closed_to_the_public()
    {
        var ledger = Deployment.WithEverything.Resources("Microsoft.Storage/storageAccounts").First();

        Assert.Equal("Disabled", ledger.TextAt("properties", "publicNetworkAccess"));
        Assert.Equal(4, Deployment.WithEverything.Resources("Microsoft.Network/privateEndpoints").Count());
        Assert.Empty(Deployment.WithDefaults.Resources("Microsoft.Network/privateEndpoints"));
    }

    private static IEnumerable<string> RolesWhere(Func<string, bool> principal) => Deployment.WithEverything.Resources("Microsoft.Authorization/roleAssignments")
        .Select(assignment => assignment.GetProperty("properties"))
        .Where(assignment => principal(assignment.TextAt("principalId")))
        .Select(assignment => Roles[assignment.TextAt("roleDefinitionId").Split('/')[^1]])
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"listKeys|listAccountSas|listSecrets|AccountKey=|SharedAccessSignature|\b(sk|rk)_(test|live)_\w{4,}|whsec_[A-Za-z0-9]{16,}|\$\{\{ *secrets\.|client-secret|-----BEGIN")]
    private static partial Regex Secrets();
}
