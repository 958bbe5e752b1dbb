using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>The home page, which shows the latest sessions, events and deliveries.</summary>
internal sealed class HomePage(DocumentStore store)
{
    private const int RowsMax = 25;
    private const int AttemptsMax = 1000;

    public string Render() => store.Change(() =>
    {
        var attempts = store.All(Deliveries.Log).Take(AttemptsMax).ToLookup(attempt => attempt.Text("event"));
        return Document(store.All(Kind.CheckoutSession).Select(Session), store.All(Kind.Event).Select(happened => Happened(happened, attempts[happened.Id()])));
    });

    private static string Document(IEnumerable<string[]> sessions, IEnumerable<string[]> events) => Html.Document("FakeStripe", $"""
        <main class="home"><h1>FakeStripe</h1>
        <p>The latest of each; <a href="/_fake/state">/_fake/state</a> has the rest.</p>
        {Table("Checkout sessions", ["Session", "For", "Amount", "Status", "Payment"], sessions)}
        {Table("Events", ["Event", "Type", "Deliveries", "Object"], events)}
        </main>
        """);

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

    private static string[] Happened(JsonObject happened, IEnumerable<JsonObject> attempts) =>
    [
        $"<code>{happened.Id()}</code>",
        Html.Encode(happened.Text("type")),
        Html.Encode(string.Join(", ", attempts.Reverse().Select(attempt => $"{attempt.Text("outcome")} {attempt.Number("status")}"))),
        $"<code>{Html.Encode(happened["data"]!["object"]!.AsObject().Text("id"))}</code>",
    ];
}
