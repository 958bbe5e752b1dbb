namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Where a reader stands in the tokens.</summary>
internal sealed class Tokens(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    public bool AtEnd => Current.Kind == TokenKind.End;

    public Token Next(int ahead = 1) => tokens[Math.Min(_at + ahead, tokens.Count - 1)];

    public bool Sees(string symbol) => Current.Is(symbol);

    public bool Take(string symbol)
    {
        var isThere = Sees(symbol);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    public Token Take() => tokens[_at++];

    public void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw Wrong($"'{symbol}' is expected, not '{Current.Text}'");
        }
    }

    public string Word() => Current.Kind == TokenKind.Word ? Take().Text : throw Wrong($"a name is expected, not '{Current.Text}'");

    public string Text() => Current.Kind == TokenKind.Text ? Take().Text : throw Wrong($"a text is expected, not '{Current.Text}'");

    public bool SkipLineBreaks()
    {
        var start = _at;
        while (Current.Kind == TokenKind.LineBreak)
        {
            _at++;
        }

        return _at > start;
    }

    public void EndLine()
    {
        if (!AtEnd && Take().Kind != TokenKind.LineBreak)
        {
            throw Wrong("the line should end before this");
        }
    }

    public BicepException Wrong(string problem) => new(problem, Current.Line);
}
