namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>Reads the statements of a template: the part of Bicep that infra/ uses, and nothing doubtful.</summary>
internal sealed class Parser
{
    private readonly Tokens _tokens;
    private readonly Expressions _expressions;

    public Parser(string source)
    {
        _tokens = new Tokens(new Lexer(source).Read());
        _expressions = new Expressions(_tokens);
    }

    public IReadOnlyList<Declaration> Read()
    {
        var declarations = new List<Declaration>();
        for (_tokens.SkipLineBreaks(); !_tokens.AtEnd; _tokens.SkipLineBreaks())
        {
            declarations.Add(ReadDeclaration(ReadDecorators()));
            _tokens.EndLine();
        }

        return declarations;
    }

    private Dictionary<string, CallNode> ReadDecorators()
    {
        var decorators = new Dictionary<string, CallNode>();
        while (_tokens.Take("@"))
        {
            var decorator = _expressions.Read() as CallNode ?? throw _tokens.Wrong("a decorator must be a call");
            decorators.Add(decorator.Function, decorator);
            _tokens.EndLine();
        }

        return decorators;
    }

    private Declaration ReadDeclaration(Dictionary<string, CallNode> decorators)
    {
        var keyword = _tokens.Word();
        return keyword switch
        {
            "targetScope" => new(DeclarationKind.Scope, keyword, "", false, AfterEquals(), decorators),
            "using" => new(DeclarationKind.Using, keyword, _tokens.Text(), false, null, decorators),
            "param" => ReadParameter(decorators),
            "var" => new(DeclarationKind.Variable, _tokens.Word(), "", false, AfterEquals(), decorators),
            "resource" => ReadResource(DeclarationKind.Resource, decorators),
            "module" => ReadResource(DeclarationKind.Module, decorators),
            "output" => new(DeclarationKind.Output, _tokens.Word(), ReadType(), false, AfterEquals(), decorators),
            _ => throw _tokens.Wrong($"'{keyword}' begins no statement"),
        };
    }

    private Declaration ReadParameter(Dictionary<string, CallNode> decorators)
    {
        var name = _tokens.Word();
        var type = _tokens.Sees("=") ? "" : ReadType();
        return new(DeclarationKind.Parameter, name, type, false, _tokens.Sees("=") ? AfterEquals() : null, decorators);
    }

    private Declaration ReadResource(DeclarationKind kind, Dictionary<string, CallNode> decorators)
    {
        var name = _tokens.Word();
        var type = _tokens.Text();
        var isExisting = _tokens.Take("existing");
        _tokens.Expect("=");
        return new(kind, name, type, isExisting, ReadBody(), decorators);
    }

    private Node ReadBody()
    {
        if (!_tokens.Take("if"))
        {
            return _expressions.Read();
        }

        _tokens.Expect("(");
        var condition = _expressions.Read();
        _tokens.Expect(")");
        return new IfNode(condition, _expressions.Read());
    }

    private string ReadType()
    {
        var type = _tokens.Word();
        while (_tokens.Take("["))
        {
            _tokens.Expect("]");
            type += "[]";
        }

        return type;
    }

    private Node AfterEquals()
    {
        _tokens.Expect("=");
        return _expressions.Read();
    }
}
