namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Cuts a template into tokens.</summary>
internal sealed class Lexer(string source, int line = 1)
{
    private static readonly string[] Symbols =
        ["=>", "==", "!=", "=~", "!~", ">=", "<=", "&&", "||", "??", ".?", "{", "}", "[", "]", "(", ")", ".", ",", ":", "?", "=", "!", ">", "<", "+", "-", "*", "/", "%", "@", "|"];

    private readonly List<Token> _tokens = [];
    private int _line = line;
    private int _at;

    public IReadOnlyList<Token> Read()
    {
        while (_at < source.Length)
        {
            ReadOne();
        }

        Add(TokenKind.End, "");
        return _tokens;
    }

    private void ReadOne()
    {
        var next = source[_at];
        if (next == '\n')
        {
            Add(TokenKind.LineBreak, "\n");
            _line++;
            _at++;
        }
        else if (char.IsWhiteSpace(next))
        {
            _at++;
        }
        else if (Follows("//") || Follows("#disable-next-line"))
        {
            _at = IndexOf('\n');
        }
        else if (next == '\'')
        {
            ReadText();
        }
        else if (char.IsAsciiLetterOrDigit(next) || next == '_')
        {
            ReadWord();
        }
        else
        {
            ReadSymbol();
        }
    }

    private void ReadText()
    {
        var start = ++_at;
        while (Current() != '\'')
        {
            Step();
        }

        Add(TokenKind.Text, source[start.._at]);
        _at++;
    }

    /// <summary>Over one character of a text, an escaped one, or a whole interpolation with the texts in it.</summary>
    private void Step()
    {
        if (Current() == '\\')
        {
            _at += 2;
        }
        else if (Follows("${"))
        {
            SkipInterpolation();
        }
        else
        {
            _at++;
        }
    }

    private void SkipInterpolation()
    {
        for (_at += 2; Current() != '}';)
        {
            if (Current() != '\'')
            {
                _at++;
                continue;
            }

            for (_at++; Current() != '\'';)
            {
                Step();
            }

            _at++;
        }

        _at++;
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < source.Length && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] == '_'))
        {
            _at++;
        }

        Add(char.IsAsciiDigit(source[start]) ? TokenKind.Number : TokenKind.Word, source[start.._at]);
    }

    private void ReadSymbol()
    {
        var symbol = Symbols.FirstOrDefault(Follows) ?? throw new BicepException($"'{source[_at]}' does not belong here", _line);
        Add(TokenKind.Symbol, symbol);
        _at += symbol.Length;
    }

    private char Current() =>
        _at < source.Length && source[_at] != '\n' ? source[_at] : throw new BicepException("a text does not end on its line", _line);

    private bool Follows(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private int IndexOf(char end) => source.IndexOf(end, _at) is >= 0 and var found ? found : source.Length;

    private void Add(TokenKind kind, string text) => _tokens.Add(new Token(kind, text, _line));
}
