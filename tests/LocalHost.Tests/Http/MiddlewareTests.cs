using System.Collections.Concurrent;
using System.Net;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class MiddlewareTests
{
    private readonly ConcurrentQueue<string> _order = [];

    [Fact]
    public async Task Middleware_runs_around_the_function_in_the_order_of_registration_and_the_result_is_written_last()
    {
        await using var app = await StartAsync(builder => builder.UseMiddleware<Outer>().UseMiddleware(Inner));

        using var client = app.Client();
        using var response = await client.GetAsync("/api/answering");

        Assert.Equal(["outer in", "inner in", "function", "inner out", "outer out", "answer"], _order);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Middleware_rejects_a_request_by_answering_without_calling_next()
    {
        await using var app = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.GetHttpContext()!.Response.WriteAsync("not you");
        }));

        using var client = app.Client();
        using var response = await client.GetAsync("/api/answering");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("not you", await response.Content.ReadAsStringAsync());
        Assert.Empty(_order);
    }

    [Fact]
    public async Task Middleware_can_answer_for_a_function_that_threw()
    {
        await using var app = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException failure)
            {
                await Results.Text(failure.Message, statusCode: StatusCodes.Status409Conflict).ExecuteAsync(context.GetHttpContext()!);
            }
        }));

        using var client = app.Client();
        using var response = await client.GetAsync("/api/answering?throw=true");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("thrown as asked", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Conditional_middleware_does_not_run_for_other_functions()
    {
        await using var app = await StartAsync(builder => builder
            .UseWhen<Outer>(context => context.FunctionDefinition.Name == "Another")
            .UseWhen(context => context.BindingContext.BindingData.ContainsKey("id"), Inner));

        using var client = app.Client();
        using var response = await client.GetAsync("/api/answering");

        Assert.Equal(["function", "answer"], _order);
    }

    private async Task Inner(FunctionContext context, Func<Task> next)
    {
        _order.Enqueue("inner in");
        await next();
        _order.Enqueue("inner out");
    }

    private Task<LocalHostApp> StartAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        (TestApps.Alone(typeof(Answering)) with { Configure = (builder, _) => configure(builder), ConfigureServices = services => services.AddSingleton(_order) }).StartAsync();

    private sealed class Outer(ConcurrentQueue<string> order) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            order.Enqueue("outer in");
            await next(context);
            order.Enqueue("outer out");
        }
    }

    private sealed class Answering(ConcurrentQueue<string> order)
    {
        [Function("Answering")]
        public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "answering")] HttpRequest request)
        {
            if (request.Query.ContainsKey("throw"))
            {
                throw new InvalidOperationException("thrown as asked");
            }

            order.Enqueue("function");
            return Task.FromResult<IResult>(new Answer(order));
        }
    }

    private sealed class Answer(ConcurrentQueue<string> order) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            order.Enqueue("answer");
            httpContext.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        }
    }
}
