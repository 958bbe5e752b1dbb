using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

internal sealed class LocalBindingContext(IEnumerable<KeyValuePair<string, object?>> bindingData) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } =
        new Dictionary<string, object?>(bindingData, StringComparer.OrdinalIgnoreCase);
}
