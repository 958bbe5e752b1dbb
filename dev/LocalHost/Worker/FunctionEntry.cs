using System.Reflection;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>A function: its name, its method and its trigger.</summary>
internal sealed class FunctionEntry(string name, MethodInfo method, Trigger trigger)
{
    public string Name => name;

    public MethodInfo Method => method;

    public Trigger Trigger => trigger;

    public FunctionCall Call { get; } = new(method);

    public LocalFunctionDefinition Definition { get; } = new(name, method, trigger);

    public override string ToString() => name;
}
