using CreditFunctions.FakeStripe.Control;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>Processes every API call: API key, faults, idempotency, parameters, the handler in one change of the store, and the response.</summary>
internal sealed class ApiPipeline(
    DocumentStore store,
    Idempotency idempotency,
    CurrentRequest current,
    Expansion expansion,
    Faults faults)
{
    public async Task RunAsync(HttpContext context, ApiRoute route)
    {
        var requestId = Id.New("req_", 14);
        var fault = faults.Take(context.Request.Method, context.Request.Path);
        ApiResponse result;
        try
        {
            result = await RespondAsync(context, route, requestId, fault);
        }
        catch (StripeErrorException error)
        {
            result = ToResponse(error, requestId);
        }

        await ResponseWriter.WriteAsync(context, result, requestId, fault);
    }

    private async Task<ApiResponse> RespondAsync(HttpContext context, ApiRoute route, string requestId, Fault? fault)
    {
        var request = context.Request;
        var apiKey = ApiKey.Require(request);
        if (fault is { Status: 429, AfterCommit: false })
        {
            throw FaultError.Of(fault);
        }

        var parameters = FormDecoder.Decode(await ReadAsync(request));
        var call = new ApiCall(parameters, request.RouteValues, $"{request.Scheme}://{request.Host}", apiKey);
        var keyed = Idempotency.Read(request, parameters);
        if (keyed is not null && idempotency.Begin(keyed) is { } former)
        {
            return former;
        }

        try
        {
            await WaitAsync(fault, context.RequestAborted);
            return WithFault(Execute(call, route, requestId, keyed, fault), requestId, fault);
        }
        finally
        {
            idempotency.Finish(keyed);
        }
    }

    private ApiResponse Execute(ApiCall call, ApiRoute route, string requestId, KeyedCall? keyed, Fault? fault) =>
        store.Change(() => current.Within(requestId, keyed?.Key, () =>
        {
            var result = fault is { Status: > 0, AfterCommit: false } ? ToResponse(FaultError.Of(fault), requestId) : Handle(call, route, requestId);
            if (keyed is not null && result.IsRemembered)
            {
                idempotency.Remember(keyed, result);
            }

            return result;
        }));

    private ApiResponse Handle(ApiCall call, ApiRoute route, string requestId)
    {
        try
        {
            route.Rules.Check(call.Parameters);
            var document = route.Handle(call);
            expansion.Apply(document, call.Parameters.Texts("expand"));
            return new ApiResponse(StatusCodes.Status200OK, Rendering.Render(document), IsRemembered: true);
        }
        catch (StripeErrorException error)
        {
            // A declined payment changes the store, so it is returned as a response and does not fail the change.
            return ToResponse(error, requestId);
        }
    }

    private static ApiResponse WithFault(ApiResponse result, string requestId, Fault? fault) =>
        fault is { Status: > 0, AfterCommit: true } ? ToResponse(FaultError.Of(fault), requestId) : result;

    private static ApiResponse ToResponse(StripeErrorException error, string requestId) =>
        new(error.Status, Rendering.Render(error.Render(requestId)), error.IsRemembered);

    private static Task WaitAsync(Fault? fault, CancellationToken cancellationToken) => fault is { DelayMs: > 0 }
        ? Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), TimeProvider.System, cancellationToken)
        : Task.CompletedTask;

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return request.QueryString.Value ?? "";
        }

        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }
}
