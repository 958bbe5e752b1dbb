namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Reads objects, arrays and loops; their members end with a line break or a comma.</summary>
internal sealed class Collections(Tokens tokens, Expressions expressions)
{
    public ObjectNode ReadObject()
    {
        var members = new Dictionary<string, Node>();
        var computed = new List<Node>();
        ReadMembers("{", "}", () =>
        {
            var name = ReadMemberName(computed);
            tokens.Expect(":");
            if (!members.TryAdd(name, expressions.Read()))
            {
                throw tokens.Wrong($"'{name}' is said twice");
            }
        });
        return new ObjectNode(members, computed);
    }

    public Node ReadArrayOrLoop()
    {
        if (tokens.Next().Is("for"))
        {
            return ReadLoop();
        }

        var items = new List<Node>();
        ReadMembers("[", "]", () => items.Add(expressions.Read()));
        return new ArrayNode(items);
    }

    private ForNode ReadLoop()
    {
        tokens.Expect("[");
        tokens.Expect("for");
        var variables = ReadLoopVariables();
        tokens.Expect("in");
        var source = expressions.Read();
        tokens.Expect(":");
        var body = expressions.Read();
        tokens.Expect("]");
        return new ForNode(variables, source, body);
    }

    private List<string> ReadLoopVariables()
    {
        if (!tokens.Take("("))
        {
            return [tokens.Word()];
        }

        var item = tokens.Word();
        tokens.Expect(",");
        var index = tokens.Word();
        tokens.Expect(")");
        return [item, index];
    }

    private string ReadMemberName(List<Node> computed)
    {
        if (tokens.Current.Kind == TokenKind.Word)
        {
            return tokens.Word();
        }

        var name = expressions.Read();
        if (name.Literal is null)
        {
            computed.Add(name);
        }

        return name.Literal ?? name.ToString();
    }

    private void ReadMembers(string open, string close, Action readOne)
    {
        tokens.Expect(open);
        var mayGoOn = true;
        for (tokens.SkipLineBreaks(); !tokens.Sees(close); mayGoOn = tokens.Take(",") | tokens.SkipLineBreaks())
        {
            if (!mayGoOn)
            {
                throw tokens.Wrong("a comma or a new line is missing");
            }

            readOne();
        }

        tokens.Expect(close);
    }
}
