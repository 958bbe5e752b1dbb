using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Tests.Worker;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void Functions_are_found_in_public_and_internal_classes()
    {
        var found = FunctionCatalog.Find([typeof(InternalFunction), typeof(FunctionCatalogTests), typeof(TwoFunctions)]);

        Assert.Equal(["First", "Hidden", "Second"], found.Select(function => function.Name));
    }

    [Fact]
    public void A_definition_has_the_data_that_middleware_reads()
    {
        var definition = FunctionCatalog.Find([typeof(InternalFunction)]).Single().Definition;

        Assert.Equal("Hidden", definition.Name);
        Assert.EndsWith("InternalFunction.Run", definition.EntryPoint, StringComparison.Ordinal);
        Assert.Equal(("message", "queueTrigger"), definition.InputBindings.Select(binding => (binding.Key, binding.Value.Type)).Single());
        Assert.Equal(["message", "cancellationToken"], definition.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "exactly one trigger")]
    [InlineData(typeof(SameName), "More than one function has the name Same")]
    [InlineData(typeof(UnknownParameter), "Parameter number of function Odd has the type Int32")]
    [InlineData(typeof(BindingData), "Parameter id of function BindingData has the type String")]
    [InlineData(typeof(ReservedRoute), "route 'administrators'")]
    [InlineData(typeof(WrongAnswer), "returns String")]
    [InlineData(typeof(AnswerToNobody), "returns IResult")]
    public void A_function_that_LocalHost_cannot_call_is_rejected(Type type, string reason)
    {
        var refusal = Assert.Throws<LocalHostException>(() => FunctionCatalog.Find([type]));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    internal sealed class InternalFunction
    {
        [Function("Hidden")]
        public static void Run([QueueTrigger("a-queue")] string message, CancellationToken cancellationToken) => _ = message + cancellationToken;
    }

    public sealed class TwoFunctions
    {
        [Function("Second")]
        public static void Two([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;

        [Function("First")]
        public static Task<IResult> One([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok(request.Path.Value + cancellationToken.IsCancellationRequested));
    }

    private sealed class NoTrigger
    {
        [Function("None")]
        public static void Run(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class SameName
    {
        [Function("Same")]
        public static void One([QueueTrigger("a")] string message) => _ = message;

        [Function("same")]
        public static void Two([QueueTrigger("b")] string message) => _ = message;
    }

    private sealed class UnknownParameter
    {
        [Function("Odd")]
        public static void Run([QueueTrigger("a")] string message, int number) => _ = message + number;
    }

    private sealed class BindingData
    {
        [Function("BindingData")]
        public static void Run([QueueTrigger("a")] string message, string id) => _ = message + id;
    }

    private sealed class ReservedRoute
    {
        [Function("Reserved")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "administrators")] HttpRequest request) => Results.Ok(request.Method);
    }

    private sealed class WrongAnswer
    {
        [Function("Wrong")]
        public static Task<string> Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.FromResult(request.Method);
    }

    private sealed class AnswerToNobody
    {
        [Function("Nobody")]
        public static IResult Run([QueueTrigger("a")] string message) => Results.Ok(message);
    }
}
