namespace CreditFunctions.Infra.Tests.Bicep;

internal enum DeclarationKind
{
    Scope,
    Using,
    Parameter,
    Variable,
    Resource,
    Module,
    Output,
}

/// <summary>A statement of a template.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Name">Its symbol.</param>
/// <param name="Type">Type of a parameter, type and version of a resource, path of a module.</param>
/// <param name="IsExisting">A resource that is only looked up.</param>
/// <param name="Value">Null for a parameter without a default.</param>
/// <param name="Decorators">What is said before it, by name.</param>
internal sealed record Declaration(
    DeclarationKind Kind,
    string Name,
    string Type,
    bool IsExisting,
    Node? Value,
    IReadOnlyDictionary<string, CallNode> Decorators);
