using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

public sealed partial class Security
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["blobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["blobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["queueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["tableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["vaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["vaultSecretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["metricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
    };

    private static IEnumerable<string> Deployed => [.. Repository.Files("infra", "*"), .. Repository.Files(".github", "*")];

    [Fact]
    public void Every_guid_is_the_role_that_its_variable_says()
    {
        var guids = Template.All.SelectMany(template => template.Of(DeclarationKind.Variable))
            .Where(variable => variable.Value?.Literal is { } text && Guids().IsMatch(text))
            .ToList();

        Assert.All(guids, guid => Assert.Equal(Roles[guid.Name], guid.Value!.Literal));
        Assert.Equal(guids.Count, Template.All.SelectMany(template => template.Nodes).Count(node => node.Literal is { } text && Guids().IsMatch(text)));
    }

    [Fact]
    public void The_app_has_the_roles_that_it_needs_and_no_others()
    {
        var roles = Template.Read("roles.bicep");
        var ofTheApp = roles.Resources("Microsoft.Authorization/roleAssignments")
            .Where(role => role.Value!.At("properties", "principalId") is NameNode { Name: "principalId" })
            .SelectMany(role => role.Value!.All.OfType<NameNode>())
            .Select(name => name.Name)
            .Where(Roles.ContainsKey)
            .Distinct();

        Assert.Equal(["blobDataOwner", "queueDataContributor", "tableDataContributor", "vaultSecretsUser", "metricsPublisher"], ofTheApp);
    }

    [Fact]
    public void No_file_holds_a_secret_or_asks_for_a_key()
    {
        var findings = Deployed.Append("azure.yaml").SelectMany(path => Secrets().Matches(Repository.Text(path)).Select(match => $"{path}: {match.Value}"));

        Assert.Empty(findings);
    }

    [Fact]
    public void Storage_accounts_take_neither_keys_nor_strangers_nor_old_tls()
    {
        var accounts = Template.All.SelectMany(template => template.Resources("Microsoft.Storage/storageAccounts")).ToList();

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.Equal("false", Constant(account, "allowSharedKeyAccess"));
            Assert.Equal("false", Constant(account, "allowBlobPublicAccess"));
            Assert.Equal("true", Constant(account, "supportsHttpsTrafficOnly"));
            Assert.Equal("true", Constant(account, "defaultToOAuthAuthentication"));
            Assert.Equal("TLS1_2", account.Value!.At("properties", "minimumTlsVersion")?.Literal);
        });
    }

    [Fact]
    public void The_vault_keeps_what_is_deleted_and_knows_only_roles()
    {
        var vault = Assert.Single(Template.Read("main.bicep").Resources("Microsoft.KeyVault/vaults"));

        Assert.Equal("true", Constant(vault, "enableRbacAuthorization"));
        Assert.Equal("true", Constant(vault, "enableSoftDelete"));
        Assert.Equal("true", Constant(vault, "enablePurgeProtection"));
    }

    [Fact]
    public void The_app_speaks_https_and_nothing_else()
    {
        var site = Template.Read("app.bicep").The(DeclarationKind.Resource, "site");
        var passwords = Template.Read("app.bicep").Resources("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.Equal("true", Constant(site, "httpsOnly"));
        Assert.Equal("1.2", site.Value!.At("properties", "siteConfig", "minTlsVersion")?.Literal);
        Assert.Equal(["scm", "ftp"], passwords.Select(policy => policy.Value!.At("name")!.Literal));
        Assert.All(passwords, policy => Assert.Equal("false", Constant(policy, "allow")));
    }

    /// <summary>A workflow hands on a variable that nobody has set as an empty one.</summary>
    [Fact]
    public void Nobody_deploys_without_saying_who_signs_users_in()
    {
        var issuer = Template.Read("main.bicep").The(DeclarationKind.Parameter, "authIssuer");

        Assert.Null(issuer.Value);
        Assert.Contains("minLength", issuer.Decorators.Keys);
        Assert.Contains("readEnvironmentVariable('AUTH_ISSUER')", Repository.Text("infra/main.bicepparam"), StringComparison.Ordinal);
    }

    [Fact]
    public void Telemetry_needs_an_identity() =>
        Assert.Equal("true", Constant(Assert.Single(Template.Read("main.bicep").Resources("Microsoft.Insights/components")), "DisableLocalAuth"));

    [Fact]
    public void Only_named_origins_may_call_the_api()
    {
        var cors = Template.Read("app.bicep").The(DeclarationKind.Resource, "site").Value!.At("properties", "siteConfig", "cors")!;

        Assert.Equal("allowedOrigins", Assert.IsType<NameNode>(cors.At("allowedOrigins")).Name);
        Assert.Equal("false", Assert.IsType<ConstantNode>(cors.At("supportCredentials")).Value);
        Assert.DoesNotContain(Template.All.SelectMany(template => template.Nodes), node => node.Literal == "*");
        Assert.DoesNotContain("'*'", Repository.Text("infra/main.bicepparam"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.bicep", "site")]
    [InlineData("main.bicep", "vault")]
    [InlineData("storage.bicep", "queues")]
    [InlineData("storage.bicep", "tables")]
    public void Whatever_can_fail_keeps_logs(string template, string resource) =>
        Assert.Single(
            Template.Read(template).Resources("Microsoft.Insights/diagnosticSettings"),
            setting => setting.Value!.At("scope") is NameNode scope && scope.Name == resource);

    [Fact]
    public void The_ledger_is_locked_and_its_replicas_stand_in_three_zones_unless_said_otherwise()
    {
        var main = Template.Read("main.bicep");

        Assert.Equal("true", ((ConstantNode)main.The(DeclarationKind.Parameter, "lockLedger").Value!).Value);
        Assert.Equal("Standard_ZRS", main.The(DeclarationKind.Parameter, "storageSku").Value!.Literal);
        Assert.Equal("CanNotDelete", Assert.Single(Template.Read("storage.bicep").Resources("Microsoft.Authorization/locks")).Value!.At("properties", "level")!.Literal);
    }

    private static string? Constant(Declaration resource, string property) => (resource.Value!.At("properties", property) as ConstantNode)?.Value;

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Guids();

    [GeneratedRegex(@"listKeys|listAccountSas|listSecrets|AccountKey=|SharedAccessSignature|\b(sk|rk)_(test|live)_\w{4,}|whsec_[A-Za-z0-9]{16,}|\$\{\{ *secrets\.|client-secret|-----BEGIN")]
    private static partial Regex Secrets();
}
