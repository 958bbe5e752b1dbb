using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

internal sealed class LocalBindingMetadata(Trigger trigger) : BindingMetadata
{
    public override string Name { get; } = trigger.Parameter.Name!;

    public override string Type { get; } = trigger.BindingType;

    public override BindingDirection Direction => BindingDirection.In;
}
