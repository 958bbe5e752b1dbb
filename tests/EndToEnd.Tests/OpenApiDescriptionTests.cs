using System.Reflection;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class OpenApiDescriptionTests
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
    public async Task The_API_description_has_no_lint_findings() => Assert.Empty((await ApiDescription.ReadAsync()).Problems);

    [Fact]
    public async Task The_API_description_has_exactly_the_routes_of_the_functions()
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
    public void Every_problem_type_has_a_page_and_every_page_a_problem_type() =>
        Assert.Equal(Slugs, Directory.GetFiles(Path.Combine(ApiDescription.Docs, "problems")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_problem_type_is_in_the_API_description()
    {
        var text = File.ReadAllText(Path.Combine(ApiDescription.Docs, "openapi.yaml"));

        Assert.DoesNotContain(Slugs, slug => !text.Contains($"`{slug}`", StringComparison.Ordinal));
    }
}
