namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Reads expressions.</summary>
internal sealed class Expressions(Tokens tokens)
{
    private static readonly string[] Binary = ["==", "!=", "=~", "!~", ">=", "<=", ">", "<", "&&", "||", "??", "+", "-", "*", "/", "%"];

    public Node Read()
    {
        var condition = ReadBinary();
        if (!tokens.Take("?"))
        {
            return condition;
        }

        var whenTrue = Read();
        tokens.Expect(":");
        return new OperationNode("?", [condition, whenTrue, Read()]);
    }

    private Node ReadBinary()
    {
        var left = ReadUnary();
        return Binary.FirstOrDefault(tokens.Take) is { } symbol ? new OperationNode(symbol, [left, ReadBinary()]) : left;
    }

    private Node ReadUnary()
    {
        if (tokens.Take("!"))
        {
            return new OperationNode("!", [ReadUnary()]);
        }

        return tokens.Take("-") ? new OperationNode("-", [ReadUnary()]) : ReadPostfix(ReadPrimary());
    }

    private Node ReadPostfix(Node target)
    {
        while (true)
        {
            if (tokens.Take(".") || tokens.Take(".?"))
            {
                target = new MemberNode(target, tokens.Word());
            }
            else if (tokens.Take("["))
            {
                target = new OperationNode("[]", [target, Read()]);
                tokens.Expect("]");
            }
            else if (!tokens.Take("!"))
            {
                return target;
            }
        }
    }

    private Node ReadPrimary() => tokens.Current switch
    {
        { Kind: TokenKind.Text } => ReadText(tokens.Take()),
        { Kind: TokenKind.Number } => new ConstantNode(tokens.Take().Text),
        { Kind: TokenKind.Word, Text: "true" or "false" or "null" } => new ConstantNode(tokens.Take().Text),
        { Kind: TokenKind.Word } => ReadName(),
        { Text: "{" } => new Collections(tokens, this).ReadObject(),
        { Text: "[" } => new Collections(tokens, this).ReadArrayOrLoop(),
        { Text: "(" } => ReadParentheses(),
        var other => throw tokens.Wrong($"a value is expected, not '{other.Text}'"),
    };

    private Node ReadName()
    {
        if (tokens.Next().Is("=>"))
        {
            return ReadLambda([tokens.Word()]);
        }

        var name = tokens.Take();
        return tokens.Sees("(") ? new CallNode(name.Text, ReadArguments(), name.Line) : new NameNode(name.Text, name.Line);
    }

    private LambdaNode ReadLambda(IReadOnlyList<string> variables)
    {
        tokens.Expect("=>");
        return new LambdaNode(variables, Read());
    }

    private List<Node> ReadArguments()
    {
        var arguments = new List<Node>();
        tokens.Expect("(");
        tokens.SkipLineBreaks();
        while (!tokens.Sees(")"))
        {
            arguments.Add(Read());
            var isLast = !tokens.Take(",");
            tokens.SkipLineBreaks();
            if (isLast)
            {
                break;
            }
        }

        tokens.Expect(")");
        return arguments;
    }

    private Node ReadParentheses()
    {
        tokens.Expect("(");
        var inner = Read();
        tokens.Expect(")");
        return inner;
    }

    private static TextNode ReadText(Token token)
    {
        var parts = new List<object>();
        var rest = token.Text;
        for (var start = Interpolation(rest); start >= 0; start = Interpolation(rest))
        {
            var end = rest.IndexOf('}', start);
            parts.Add(Unescape(rest[..start]));
            parts.Add(new Expressions(new Tokens(new Lexer(rest[(start + 2)..end], token.Line).Read())).Read());
            rest = rest[(end + 1)..];
        }

        parts.Add(Unescape(rest));
        return new TextNode([.. parts.Where(part => part is not "")]);
    }

    private static int Interpolation(string text)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        return start > 0 && text[start - 1] == '\\' ? -1 : start;
    }

    private static string Unescape(string text) => text.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
