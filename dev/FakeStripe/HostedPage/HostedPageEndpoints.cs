using System.Diagnostics;
using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.HostedPage;

internal sealed class HostedPageEndpoints(HostedCheckout checkout, HomePage home, DocumentStore store, Deliveries deliveries, FakeStripeOptions options)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(15);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (HttpContext context) => RespondAsync(context, "", new PageResponse(home.Render())));
        endpoints.MapGet("/c/pay/{id}", (HttpContext context, string id) => RespondAsync(context, id, checkout.Show(id)));
        endpoints.MapPost("/c/pay/{id}", async (HttpContext context, string id) =>
        {
            await RespondAsync(context, id, checkout.Press(id, await ReadAsync(context.Request)));
        }).DisableAntiforgery();
        endpoints.MapGet("/c/checkout.css", () => Results.Stream(
            typeof(HostedPageEndpoints).Assembly.GetManifestResourceStream("checkout.css")!, "text/css; charset=utf-8"));
    }

    /// <summary>An unreadable form counts as an empty one.</summary>
    private static async Task<CheckoutForm> ReadAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? CheckoutForm.Read(await request.ReadFormAsync(request.HttpContext.RequestAborted)) : new CheckoutForm();
        }
        catch (InvalidDataException)
        {
            return new CheckoutForm();
        }
    }

    private async Task RespondAsync(HttpContext context, string id, PageResponse result)
    {
        if (result.AwaitedEvent is { } awaited)
        {
            await WaitForWebhookAsync(awaited, context.RequestAborted);
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'{Origins(id)}";
        if (result.RedirectTo is { } target)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            headers.Location = target;
            return;
        }

        context.Response.StatusCode = result.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(result.Html!, context.RequestAborted);
    }

    /// <summary>Waits for the webhook, as Stripe does, so that the shop's page usually shows the credits at once.</summary>
    private async Task WaitForWebhookAsync(string eventId, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (!deliveries.IsAnswered(eventId) && Stopwatch.GetElapsedTime(since) < options.RedirectWait)
        {
            await Task.Delay(LookAgainAfter, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Browsers apply the page's <c>form-action</c> policy to redirects as well, so it has to include the shop.</summary>
    private string Origins(string id) => store.Change(() => store.Find(Kind.CheckoutSession, id)) is { } session
        && Uri.TryCreate(session.Text("success_url"), UriKind.Absolute, out var success)
        ? $" {success.GetLeftPart(UriPartial.Authority)}"
        : "";
}
