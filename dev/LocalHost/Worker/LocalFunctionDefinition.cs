using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>The definition of a function, as middleware can read it.</summary>
internal sealed class LocalFunctionDefinition(string name, MethodInfo method, Trigger trigger) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override string PathToAssembly { get; } = method.Module.FullyQualifiedName;

    public override string EntryPoint { get; } = $"{method.ReflectedType!.FullName}.{method.Name}";

    public override string Id { get; } = string.GetHashCode(name, StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);

    public override string Name { get; } = name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(trigger.Parameter.Name!, new TriggerBinding(trigger));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class TriggerBinding(Trigger trigger) : BindingMetadata
    {
        public override string Name { get; } = trigger.Parameter.Name!;

        public override string Type { get; } = trigger.BindingType;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
