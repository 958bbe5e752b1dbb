namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>The smallest parts of a template that mean something; a line break is one, because it ends statements and members.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Text,
    Symbol,
    LineBreak,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; for a text, what stands between the quotes.</param>
/// <param name="Line">Where it begins.</param>
internal sealed record Token(TokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Word && Text == symbol;
}
