namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>An expression of a template.</summary>
internal abstract record Node
{
    public abstract IEnumerable<Node> Children { get; }

    /// <summary>Itself and everything in it.</summary>
    public IEnumerable<Node> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The text of a text without interpolation; otherwise null.</summary>
    public string? Literal => this is TextNode { Parts: [] or [string] } text ? string.Concat(text.Parts) : null;

    /// <summary>Follows members of objects, through conditions and loops.</summary>
    public Node? At(params string[] path) => path switch
    {
        [] => this,
        [var first, .. var rest] => this switch
        {
            ObjectNode members => members.Members.GetValueOrDefault(first)?.At(rest),
            IfNode conditional => conditional.Body.At(path),
            ForNode loop => loop.Body.At(path),
            _ => null,
        },
    };
}

/// <summary>Parts are literal strings and nodes.</summary>
internal sealed record TextNode(IReadOnlyList<object> Parts) : Node
{
    public override IEnumerable<Node> Children => Parts.OfType<Node>();

    public override string ToString() => string.Concat(Parts.Select(part => part as string ?? "${…}"));
}

/// <summary>A number, true, false or null.</summary>
internal sealed record ConstantNode(string Value) : Node
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record NameNode(string Name, int Line) : Node
{
    public override IEnumerable<Node> Children => [];
}

internal sealed record ObjectNode(IReadOnlyDictionary<string, Node> Members, IReadOnlyList<Node> ComputedNames) : Node
{
    public override IEnumerable<Node> Children => Members.Values.Concat(ComputedNames);
}

internal sealed record ArrayNode(IReadOnlyList<Node> Items) : Node
{
    public override IEnumerable<Node> Children => Items;
}

internal sealed record MemberNode(Node Target, string Name) : Node
{
    public override IEnumerable<Node> Children => [Target];
}

/// <summary>Indexing, negation, comparison, choice: whatever only matters for what stands in it.</summary>
internal sealed record OperationNode(string Operator, IReadOnlyList<Node> Operands) : Node
{
    public override IEnumerable<Node> Children => Operands;
}

internal sealed record CallNode(string Function, IReadOnlyList<Node> Arguments, int Line) : Node
{
    public override IEnumerable<Node> Children => Arguments;
}

internal sealed record LambdaNode(IReadOnlyList<string> Variables, Node Body) : Node
{
    public override IEnumerable<Node> Children => [Body];
}

internal sealed record ForNode(IReadOnlyList<string> Variables, Node Source, Node Body) : Node
{
    public override IEnumerable<Node> Children => [Source, Body];
}

internal sealed record IfNode(Node Condition, Node Body) : Node
{
    public override IEnumerable<Node> Children => [Condition, Body];
}
