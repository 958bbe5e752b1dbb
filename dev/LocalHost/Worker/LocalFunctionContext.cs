using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>The worker's context of one call, which middleware and functions read.</summary>
internal sealed class LocalFunctionContext(FunctionEntry function, Invocation invocation, IServiceProvider services) : FunctionContext
{
    public FunctionEntry Function => function;

    /// <summary>The value of the trigger's parameter.</summary>
    public object? TriggerValue => invocation.TriggerValue;

    /// <summary>What the function returned; null if middleware did not call it.</summary>
    public object? Result { get; set; }

    public override string InvocationId => field ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext => field ??= new Bindings(invocation.BindingData);

    public override RetryContext RetryContext => field ??= new NoRetries();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => field ??= new FeatureCollection();

    public override CancellationToken CancellationToken => invocation.CancellationToken;

    private sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent { get; } = activity?.Id ?? "";

        public override string TraceState { get; } = activity?.TraceStateString ?? "";
    }

    private sealed class Bindings(IEnumerable<KeyValuePair<string, object?>> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>(data, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No function has a retry policy; queue messages are retried by the queue.</summary>
    private sealed class NoRetries : RetryContext
    {
        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }

    private sealed class FeatureCollection : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
