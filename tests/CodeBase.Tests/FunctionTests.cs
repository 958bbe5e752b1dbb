using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class FunctionTests
{
    private static readonly IReadOnlyList<(MethodInfo Method, string Name)> Functions =
    [
        .. from type in typeof(CreditFunctionsApplication).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (method, function.Name),
    ];

    private static IEnumerable<(MethodInfo Method, HttpTriggerAttribute Trigger)> Routes =>
        from function in Functions
        from parameter in function.Method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function.Method, trigger);

    [Fact]
    public void Every_function_has_a_public_sealed_class_of_its_name()
    {
        Assert.NotEmpty(Functions);
        Assert.All(Functions, function =>
        {
            Assert.Equal(function.Name, function.Method.DeclaringType!.Name);
            Assert.True(function.Method.DeclaringType is { IsPublic: true, IsSealed: true, IsAbstract: false });
            Assert.True(function.Method is { IsPublic: true, IsStatic: false });
        });
    }

    [Fact]
    public void Every_function_has_a_file_of_its_name_and_a_unique_name()
    {
        var files = Checkout.Code("src/Functions").Where(file => Checkout.Text(file).Contains("[Function(", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(files.Order(StringComparer.Ordinal), Functions.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_HTTP_function_declares_its_authorization_level() => Assert.DoesNotContain(
            Checkout.Code("src/Functions"), file => HttpTrigger().Matches(Checkout.Text(file)).Any(trigger => !trigger.Value.EndsWith("(AuthorizationLevel.", StringComparison.Ordinal)));

    [Fact]
    public void Exactly_the_functions_for_operators_and_the_backend_require_a_key() => Assert.All(
        Routes,
        route => Assert.Equal(IsForOwner(route.Trigger.Route!) ? AuthorizationLevel.Function : AuthorizationLevel.Anonymous, route.Trigger.AuthLevel));

    [Fact]
    public void Every_HTTP_function_has_unique_methods_and_route()
    {
        var calls = Routes.SelectMany(route => route.Trigger.Methods!.Select(method => $"{method.ToUpperInvariant()} {Parameter().Replace(route.Trigger.Route!, "{}")}")).ToList();

        Assert.Equal(calls.Distinct(StringComparer.Ordinal), calls);
    }

    [Fact]
    public void Every_asynchronous_function_takes_a_cancellation_token() => Assert.All(
        Functions.Where(function => function.Method.ReturnType.IsAssignableTo(typeof(Task))),
        function => Assert.Equal(typeof(CancellationToken), function.Method.GetParameters()[^1].ParameterType));

    private static bool IsForOwner(string route) =>
        route.StartsWith("ops/", StringComparison.Ordinal) || route.StartsWith("users/", StringComparison.Ordinal);

    [GeneratedRegex(@"\[HttpTrigger\((AuthorizationLevel\.)?")]
    private static partial Regex HttpTrigger();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
