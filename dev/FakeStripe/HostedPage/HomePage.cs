using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>A look inside for people: the latest sessions, events and deliveries.</summary>
internal sealed class HomePage(DocumentStore store)
{
    private const int RowsMax = 25;

    public string Render() => store.Change(() => Html.Document("FakeStripe", $"""
        <main class="home"><h1>FakeStripe</h1>
        <p>The latest of each; <a href="/_fake/state">/_fake/state</a> has the rest.</p>
        {Table("Checkout sessions", ["Session", "For", "Amount", "Status", "Payment"], store.All(Kind.CheckoutSession).Select(Session))}
        {Table("Events", ["Event", "Type", "Object", "Deliveries"], store.All(Kind.Event).Select(Happened))}
        </main>
        """));

    private static string Table(string title, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        var body = string.Concat(rows.Take(RowsMax).Select(cells => $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>"));
        return body.Length == 0
            ? $"<h2>{title}</h2><p>None yet.</p>"
            : $"""<h2>{title}</h2><div class="scroll"><table><thead><tr>{string.Concat(heads.Select(head => $"""<th scope="col">{head}</th>"""))}</tr></thead><tbody>{body}</tbody></table></div>""";
    }

    private static string[] Session(JsonObject session) =>
    [
        session.Text("url") is { } url ? $"""<a href="{Html.Encode(url)}"><code>{session.Id()}</code></a>""" : $"<code>{session.Id()}</code>",
        Html.Encode(session["_line_items"]!.AsObject().Objects("data").First().Text("description")),
        OrderSummary.Total(session),
        Html.Encode(session.Text("status")),
        Html.Encode(session.Text("payment_status")),
    ];

    private string[] Happened(JsonObject happened) =>
    [
        $"<code>{happened.Id()}</code>",
        Html.Encode(happened.Text("type")),
        $"<code>{Html.Encode(happened["data"]!["object"]!.AsObject().Text("id"))}</code>",
        Html.Encode(string.Join(", ", store.All(Deliveries.Log)
            .Where(attempt => attempt.Text("event") == happened.Id())
            .Select(attempt => $"{attempt.Text("outcome")} {attempt.Number("status")}").Reverse())),
    ];
}
