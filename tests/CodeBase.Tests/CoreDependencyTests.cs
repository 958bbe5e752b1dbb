using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using CreditFunctions.Core;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CreditFunctions.CodeBase.Tests;

public sealed class CoreDependencyTests
{
    private static readonly Architecture Architecture = new ArchLoader().LoadAssembly(typeof(CoreRegistration).Assembly).Build();

    [Fact]
    public void The_folders_of_Core_have_no_cycle()
    {
        var edges = Architecture.Types
            .SelectMany(type => type.Dependencies, (type, dependency) => (From: Folder(type), To: Folder(dependency.Target)))
            .Where(edge => edge is { From: not null, To: not null } && edge.From != edge.To)
            .ToHashSet();
        Assert.Contains(("Storage", "Ledger"), edges);

        // Take away folders that nothing left depends on; what remains is a cycle, or depended on by one.
        while (edges.RemoveWhere(edge => !edges.Any(other => other.To == edge.From)) > 0)
        {
        }

        Assert.Empty(edges);
    }

    [Fact]
    public void The_ledger_depends_on_nothing_but_itself_and_data_types_of_the_base_library() =>
        Types().That().ResideInNamespaceMatching(@"^CreditFunctions\.Core\.Ledger(\..+)?$")
            .Should().OnlyDependOn(Types(includeReferenced: true).That().ResideInNamespaceMatching(
                @"^(CreditFunctions\.Core\.Ledger(\..+)?|System|System\.(Collections|Globalization|Linq|Runtime|Text)(\..+)?|System\.Diagnostics(\.CodeAnalysis)?|System\.Security\.Cryptography|Microsoft\.CodeAnalysis)$"))
            .Because("the ledger is a pure function of the rows that were read and the time")
            .Check(Architecture);

    [Fact]
    public void Storage_and_Stripe_depend_on_no_capability() =>
        Types().That().ResideInNamespaceMatching(@"^CreditFunctions\.Core\.(Storage|Stripe)(\..+)?$")
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching(@"^CreditFunctions\.Core\.(?!Ledger|Storage|Stripe|Telemetry|Settings)\w"))
            .Check(Architecture);

    /// <summary>The first folder below Core; null for the registration, which knows every folder, and for other assemblies.</summary>
    private static string? Folder(IType type) =>
        type.FullName.Split('.') is ["CreditFunctions", "Core", var folder, _, ..] ? folder : null;
}
