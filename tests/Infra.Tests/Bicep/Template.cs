using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>A template of infra/.</summary>
internal sealed class Template(string name, IReadOnlyList<Declaration> declarations)
{
    public static IReadOnlyList<string> Names { get; } = [.. Repository.Files("infra", "*.bicep").Select(file => Path.GetFileName(file))];

    public string Name { get; } = name;

    public IReadOnlyList<Declaration> Declarations { get; } = declarations;

    public static IEnumerable<Template> All => Names.Select(Read);

    public static Template Read(string name) => new(name, new Parser(Repository.Text("infra/" + name)).Read());

    public IEnumerable<Declaration> Of(DeclarationKind kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public Declaration The(DeclarationKind kind, string name) => Of(kind).Single(declaration => declaration.Name == name);

    /// <summary>Resources that are created, of a type.</summary>
    public IEnumerable<Declaration> Resources(string type) =>
        Of(DeclarationKind.Resource).Where(resource => !resource.IsExisting && resource.Type.StartsWith(type + "@", StringComparison.Ordinal));

    /// <summary>The literal items of a variable that is a list.</summary>
    public IReadOnlyList<string> List(string variable) =>
        [.. ((ArrayNode)The(DeclarationKind.Variable, variable).Value!).Items.Select(item => item.Literal!)];

    public IEnumerable<Node> Nodes => Declarations
        .SelectMany(declaration => declaration.Decorators.Values.Cast<Node>().Append(declaration.Value))
        .OfType<Node>()
        .SelectMany(node => node.All);
}
