using System.Reflection;
using System.Reflection.Emit;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.WebJobs;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>
/// Generates a method with the WebJobs SDK's attributes for each function that has the worker's. The SDK finds triggers only by its own
/// attributes; the Functions host generates such methods, too.
/// </summary>
internal static class QueueTriggerMethods
{
    private const string RunField = "Run";

    /// <returns>A type with a static method for each function, which passes its message to <paramref name="runAsync"/>.</returns>
    public static Type Generate(IEnumerable<FunctionEntry> functions, Func<string, QueueMessage, Task> runAsync)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("QueueTriggers"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("QueueTriggers");
        var builder = module.DefineType("QueueTriggers", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var run = builder.DefineField(RunField, runAsync.GetType(), FieldAttributes.Public | FieldAttributes.Static);
        foreach (var function in functions)
        {
            Add(builder, run, function.Name, (QueueTrigger)function.Trigger);
        }

        var type = builder.CreateType();
        type.GetField(RunField)!.SetValue(null, runAsync);
        return type;
    }

    private static void Add(TypeBuilder type, FieldBuilder run, string name, QueueTrigger trigger)
    {
        var method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(Task), [typeof(QueueMessage)]);
        method.SetCustomAttribute(Attribute<FunctionNameAttribute>(name));
        method.DefineParameter(1, ParameterAttributes.None, "message")
            .SetCustomAttribute(Attribute<QueueTriggerAttribute>(trigger.QueueName, (nameof(QueueTriggerAttribute.Connection), trigger.Connection)));

        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldsfld, run);
        body.Emit(OpCodes.Ldstr, name);
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Callvirt, run.FieldType.GetMethod(nameof(Action.Invoke))!);
        body.Emit(OpCodes.Ret);
    }

    private static CustomAttributeBuilder Attribute<T>(string argument, params (string Name, string Value)[] properties) => new(
        typeof(T).GetConstructor([typeof(string)])!,
        [argument],
        [.. properties.Select(property => typeof(T).GetProperty(property.Name)!)],
        [.. properties.Select(property => property.Value)]);
}
