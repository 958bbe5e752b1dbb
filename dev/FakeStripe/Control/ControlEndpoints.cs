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
        Answer answer;
        try
        {
            var body = await ControlBody.ReadAsync(context.Request);
            answer = new Answer(StatusCodes.Status200OK, Rendering.Render(store.Change(() => control.Run(context, body))), IsRemembered: false);
        }
        catch (StripeErrorException error)
        {
            answer = new Answer(error.Status, Rendering.Render(error.Render("")), IsRemembered: false);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
