namespace CreditFunctions.FakeStripe.Control;

/// <summary>Calls that Stripe does not have. They advance scheduled items, move money and cause faults. No API key is required.</summary>
internal sealed class ControlEndpoints(DocumentStore store, IEnumerable<IControl> controls)
{
    public const string Path = "/_fake/";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var control in controls)
        {
            endpoints.MapMethods(Path + control.Name, control.Methods, context => RunAsync(context, control));
        }
    }

    private async Task RunAsync(HttpContext context, IControl control)
    {
        ApiResponse result;
        try
        {
            var body = await ControlBody.ReadAsync(context.Request);
            result = new ApiResponse(StatusCodes.Status200OK, Rendering.Render(store.Change(() => control.Run(context, body))), IsRemembered: false);
        }
        catch (StripeErrorException error)
        {
            result = new ApiResponse(error.Status, Rendering.Render(error.Render("")), IsRemembered: false);
        }

        context.Response.StatusCode = result.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(result.Body, context.RequestAborted);
    }
}
