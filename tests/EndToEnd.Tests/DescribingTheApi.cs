using System.Reflection;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class DescribingTheApi
{
    private static readonly IReadOnlyList<string> Slugs =
    [
        .. typeof(CreditFunctionsApplication).Assembly.GetType("CreditFunctions.Functions.Http.Problems", throwOnError: true)!
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "" : Activator.CreateInstance(parameter.ParameterType))])!)
            .Select(problem => (string)problem.GetType().GetProperty("Slug")!.GetValue(problem)!)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task The_linter_finds_nothing() => Assert.Empty((await ApiDescription.ReadAsync()).Problems);

    [Fact]
    public async Task Each_route_is_described_and_each_that_is_described_is_there()
    {
        var description = await ApiDescription.ReadAsync();
        var described = description.Operations.Select(operation => $"{operation.Id} {operation.Method} {operation.Path} {operation.Security.Contains("functionKey")}");
        var there =
            from type in typeof(CreditFunctionsApplication).Assembly.GetTypes()
            from method in type.GetMethods()
            let function = method.GetCustomAttribute<FunctionAttribute>()
            let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null)
            where function is not null && trigger is not null
            from verb in trigger.Methods!
            select $"{function.Name} {verb.ToUpperInvariant()} /api/{trigger.Route} {trigger.AuthLevel == AuthorizationLevel.Function}";

        Assert.Equal(there.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_type_of_problem_has_a_page_and_each_page_a_type() =>
        Assert.Equal(Slugs, Directory.GetFiles(Path.Combine(ApiDescription.Docs, "problems")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_type_of_problem_is_in_the_description()
    {
        var text = File.ReadAllText(Path.Combine(ApiDescription.Docs, "openapi.yaml"));

        Assert.DoesNotContain(Slugs, slug => !text.Contains($"`{slug}`", StringComparison.Ordinal));
    }
}
