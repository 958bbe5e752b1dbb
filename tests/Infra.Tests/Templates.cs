using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>What a compiler would hold against the templates, as far as it can be seen without one.</summary>
public sealed class Templates
{
    /// <summary>Looked up in the published schema of each type, with every property that is used.</summary>
    private static readonly HashSet<string> ReviewedTypes =
    [
        "Microsoft.Authorization/locks@2020-05-01",
        "Microsoft.Authorization/roleAssignments@2022-04-01",
        "Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15",
        "Microsoft.EventGrid/systemTopics@2025-02-15",
        "Microsoft.Insights/actionGroups@2023-01-01",
        "Microsoft.Insights/components@2020-02-02",
        "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
        "Microsoft.Insights/metricAlerts@2018-03-01",
        "Microsoft.Insights/scheduledQueryRules@2023-12-01",
        "Microsoft.Insights/workbooks@2023-06-01",
        "Microsoft.KeyVault/vaults@2024-11-01",
        "Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31",
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01",
        "Microsoft.Network/privateDnsZones@2024-06-01",
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01",
        "Microsoft.Network/privateEndpoints@2024-05-01",
        "Microsoft.Network/virtualNetworks@2024-05-01",
        "Microsoft.OperationalInsights/workspaces@2023-09-01",
        "Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01",
        "Microsoft.Storage/storageAccounts/blobServices@2025-01-01",
        "Microsoft.Storage/storageAccounts/blobServices@2025-08-01", // staticWebsite begins here.
        "Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01",
        "Microsoft.Storage/storageAccounts/queueServices@2025-01-01",
        "Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01",
        "Microsoft.Storage/storageAccounts/tableServices@2025-01-01",
        "Microsoft.Storage/storageAccounts@2025-01-01",
        "Microsoft.Storage/storageAccounts@2025-08-01",
        "Microsoft.Web/serverfarms@2024-11-01",
        "Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01",
        "Microsoft.Web/sites/config@2024-11-01",
        "Microsoft.Web/sites@2024-11-01",
    ];

    public static TheoryData<string> Names => [.. Template.Names];

    [Fact]
    public void There_are_templates_and_all_of_them_can_be_read() =>
        Assert.Equal(
            ["alerts.bicep", "app.bicep", "main.bicep", "network.bicep", "pages.bicep", "roles.bicep", "storage.bicep"],
            Template.All.Where(template => template.Declarations.Count > 0).Select(template => template.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_resource_is_of_a_reviewed_type_and_version(string name) =>
        Assert.Empty(Template.Read(name).Of(DeclarationKind.Resource).Select(resource => resource.Type).Except(ReviewedTypes));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_symbol_that_is_used_is_declared(string name) => Assert.Empty(Symbols.Undeclared(Template.Read(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_variable_and_lookup_is_used(string name) => Assert.Empty(Symbols.Unused(Template.Read(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_and_output_says_what_it_is(string name)
    {
        var silent = Template.Read(name).Declarations
            .Where(declaration => declaration.Kind is DeclarationKind.Parameter or DeclarationKind.Output)
            .Where(declaration => !declaration.Decorators.ContainsKey("description"))
            .Select(declaration => declaration.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_module_gets_the_parameters_that_it_has()
    {
        foreach (var module in Template.Read("main.bicep").Of(DeclarationKind.Module))
        {
            var has = Template.Read(module.Type).Of(DeclarationKind.Parameter).Select(parameter => parameter.Name);
            var gets = ((ObjectNode)module.Value!.At("params")!).Members.Keys;

            Assert.Equal(has.Order(StringComparer.Ordinal), gets.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Outputs_of_modules_exist()
    {
        var main = Template.Read("main.bicep");
        var modules = main.Of(DeclarationKind.Module).ToDictionary(module => module.Name, module => Template.Read(module.Type));
        var used = main.Nodes.OfType<MemberNode>()
            .Where(member => member.Target is MemberNode { Name: "outputs", Target: NameNode })
            .Select(member => (Module: ((NameNode)((MemberNode)member.Target).Target).Name, member.Name));

        Assert.NotEmpty(used);
        Assert.All(used, output => modules[output.Module].The(DeclarationKind.Output, output.Name));
    }

    [Fact]
    public void The_sample_parameters_fit_the_template()
    {
        var given = new Parser(Repository.Text("infra/main.bicepparam")).Read().Where(line => line.Kind == DeclarationKind.Parameter).Select(line => line.Name).ToList();
        var parameters = Template.Read("main.bicep").Of(DeclarationKind.Parameter).ToList();

        Assert.Empty(given.Except(parameters.Select(parameter => parameter.Name)));
        Assert.Empty(parameters.Where(parameter => parameter.Value is null).Select(parameter => parameter.Name).Except(given));
    }

    [Theory]
    [InlineData("resource a 'b@c' = {\n  name: 'x'\n", "Line 3")]
    [InlineData("var a = [\n  'x' 'y'\n]", "Line 2")]
    [InlineData("var a = { x: 1\n x: 2 }", "said twice")]
    [InlineData("var a = 'x\nvar b = 1", "does not end")]
    [InlineData("var a = f(1,, 2)", "a value is expected")]
    [InlineData("parm a string", "begins no statement")]
    [InlineData("var a = 1 var b = 2", "the line should end")]
    public void A_template_that_is_not_well_formed_is_noticed(string source, string problem)
    {
        var failure = Assert.Throws<BicepException>(() => new Parser(source).Read());

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_that_is_missing_and_one_that_is_not_needed_are_noticed()
    {
        var template = new Template("x", new Parser("param a string\nvar b = [for i in range(0, 2): '${i}${c}']\nvar d = no(b)").Read());

        Assert.Equal(["c", "no()"], Symbols.Undeclared(template));
        Assert.Equal(["a", "d"], Symbols.Unused(template));
    }
}
