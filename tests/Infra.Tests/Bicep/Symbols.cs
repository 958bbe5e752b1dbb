namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Which names of a template are declared, and which are used.</summary>
internal static class Symbols
{
    private static readonly HashSet<string> Functions =
    [
        "allowed", "description", "maxLength", "maxValue", "minLength", "minValue", // decorators
        "bool", "empty", "environment", "filter", "guid", "int", "json", "length", "loadTextContent", "range", "readEnvironmentVariable",
        "resourceGroup", "string", "subscriptionResourceId", "substring", "take", "tenant", "toObject", "union", "uniqueString",
    ];

    /// <summary>Names that nothing declares, and functions that are not known here, with <c>()</c>.</summary>
    public static IEnumerable<string> Undeclared(Template template)
    {
        var known = template.Declarations.Select(declaration => declaration.Name).ToHashSet();
        return template.Declarations.Select(declaration => declaration.Value).OfType<Node>()
            .SelectMany(node => Unknown(node, known))
            .Concat(template.Nodes.OfType<CallNode>().Select(call => call.Function).Where(function => !Functions.Contains(function)).Select(function => function + "()"))
            .Distinct();
    }

    /// <summary>Parameters, variables and lookups that nothing uses.</summary>
    public static IEnumerable<string> Unused(Template template)
    {
        var used = template.Nodes.OfType<NameNode>().Select(name => name.Name).ToHashSet();
        return template.Declarations
            .Where(declaration => declaration.Kind is DeclarationKind.Parameter or DeclarationKind.Variable || declaration.IsExisting)
            .Select(declaration => declaration.Name)
            .Where(name => !used.Contains(name));
    }

    private static IEnumerable<string> Unknown(Node node, IReadOnlySet<string> known) => node switch
    {
        NameNode name => known.Contains(name.Name) ? [] : [name.Name],
        LambdaNode lambda => Unknown(lambda.Body, With(known, lambda.Variables)),
        ForNode loop => Unknown(loop.Source, known).Concat(Unknown(loop.Body, With(known, loop.Variables))),
        _ => node.Children.SelectMany(child => Unknown(child, known)),
    };

    private static HashSet<string> With(IReadOnlySet<string> known, IEnumerable<string> variables) => [.. known, .. variables];
}
