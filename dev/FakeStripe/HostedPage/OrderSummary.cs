namespace CreditFunctions.FakeStripe.HostedPage;

internal static class OrderSummary
{
    public static string Total(JsonObject session) => Money.Format(session.Number("amount_total"), session.RequiredText("currency"));

    public static string Render(JsonObject session) => $"""
        <section class="order" aria-label="Order">
        {(session.Text("cancel_url") is { } back ? $"""<a class="back" href="{Html.Encode(back)}"><span aria-hidden="true">&#8592;</span> Cancel</a>""" : "")}
        <p class="merchant">{Html.Encode(session["branding_settings"]?["display_name"]?.GetValue<string>())} <span class="badge">Test mode</span></p>
        <h1><span class="what">{Html.Encode(Title(session))}</span> <span class="amount">{Total(session)}</span></h1>
        <ul class="lines">{string.Concat(Items(session).Select(Line))}</ul>
        {Discount(session)}
        <p class="total"><span>Total due</span> <span>{Total(session)}</span></p>
        </section>
        """;

    private static string Discount(JsonObject session) => session["total_details"]!.AsObject().Number("amount_discount") is > 0 and var discount
        ? $"""<p class="discount"><span>Discount</span> <span>-{Money.Format(discount, session.RequiredText("currency"))}</span></p>"""
        : "";

    private static string Title(JsonObject session) => Items(session).FirstOrDefault()?.Text("description") is { } first ? $"Pay for {first}" : "Pay";

    private static string Line(JsonObject item)
    {
        var currency = item.RequiredText("currency");
        var quantity = item.Number("quantity") == 1 ? "" : $""" <span class="quantity">Qty {item.Number("quantity")}, {Money.Format(item["price"]!.AsObject().Number("unit_amount"), currency)} each</span>""";
        return $"""<li><span>{Html.Encode(item.Text("description"))}{quantity}</span> <span>{Money.Format(item.Number("amount_total"), currency)}</span></li>""";
    }

    private static IEnumerable<JsonObject> Items(JsonObject session) => session["_line_items"]!.AsObject().Objects("data");
}
