using System.Reflection;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>The public members of an assembly, each in a line that two assemblies can be compared by.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Type type) => type
        .GetMembers(Declared)
        .Where(IsPublic)
        .Select(member => $"{type.FullName} {Line(member)}")
        .Append($"{type.FullName} : {string.Join(", ", Supertypes(type))}");

    private static bool IsPublic(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily,
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        _ => false,
    };

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{(constructor.IsFamily ? "protected " : "")}new({Parameters(constructor)})",
        MethodInfo method => $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}{TypeParameters(method)}({Parameters(method)})",
        FieldInfo { IsLiteral: true } constant => $"const {constant.Name} = {Convert.ToInt32(constant.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}",
        var other => other.Name,
    };

    private static string Modifier(MethodInfo method) =>
        (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : method.IsVirtual && !method.IsFinal ? "virtual " : "");

    private static string TypeParameters(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => $"{argument.Name} : {string.Join(" & ", argument.GetGenericParameterConstraints().Select(Name))} {argument.GenericParameterAttributes}"))}>"
        : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static IEnumerable<string> Supertypes(Type type) =>
        type.GetInterfaces().Append(type.BaseType).OfType<Type>().Select(Name).Order(StringComparer.Ordinal);

    private static string Name(Type type) => type switch
    {
        { IsGenericParameter: true } => type.Name,
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };
}
