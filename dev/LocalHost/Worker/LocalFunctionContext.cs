using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>One call of one function, as middleware and function see it.</summary>
internal sealed class LocalFunctionContext(FunctionEntry function, Invocation invocation, IServiceProvider services) : FunctionContext
{
    public FunctionEntry Function => function;

    /// <summary>What the trigger's own parameter is made from.</summary>
    public object? TriggerValue => invocation.TriggerValue;

    /// <summary>What the function returned, when it was reached and returned anything.</summary>
    public object? Result { get; set; }

    public override string InvocationId => field ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override TraceContext TraceContext { get; } = new LocalTraceContext(Activity.Current);

    public override BindingContext BindingContext => field ??= new LocalBindingContext(invocation.BindingData);

    public override RetryContext RetryContext => field ??= new LocalRetryContext();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => field ??= new LocalInvocationFeatures();

    public override CancellationToken CancellationToken => invocation.CancellationToken;
}
