using CreditFunctions.FakeStripe.PaymentIntents;
using CreditFunctions.FakeStripe.Prices;
using CreditFunctions.FakeStripe.Products;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>The line items of a session, with stored or inline prices.</summary>
internal sealed class LineItems(DocumentStore store, Clock clock)
{
    private const long QuantityMax = 999_999;

    public IReadOnlyList<JsonObject> Build(Parameters parameters)
    {
        var lines = parameters.Elements("line_items");
        if (lines.Count == 0)
        {
            throw StripeError.Missing("line_items");
        }

        var items = lines.Select(Item).ToList();
        var currencies = items.Select(item => item.RequiredText("currency")).Distinct().ToList();
        if (currencies.Count > 1)
        {
            throw StripeError.Invalid($"All line items must have the same currency; you passed {string.Join(", ", currencies)}.", "line_items");
        }

        CheckTotal(items.Sum(item => item.Number("amount_total")), currencies[0]);
        return items;
    }

    private static void CheckTotal(long total, string currency)
    {
        if (total > 0 && total < ChargeRules.Minimum(currency))
        {
            throw StripeError.Invalid($"The Checkout Session's total amount due must add up to at least {ChargeRules.Minimum(currency)} {currency} in the smallest unit.", null, "amount_too_small");
        }

        if (total > ChargeRules.Maximum(currency))
        {
            throw StripeError.Invalid($"The Checkout Session's total amount must be no more than {ChargeRules.Maximum(currency)} in the smallest unit.", null, "amount_too_large");
        }

        ChargeRules.CheckDigits(total, currency, null);
    }

    private JsonObject Item(Parameters line)
    {
        var quantity = Quantity(line);
        var price = line.Has("price_data") ? Inline(line.Branch("price_data")) : Stored(line);
        var amount = price.Number("unit_amount") * quantity;
        return new JsonObject
        {
            ["id"] = Id.New("li_1", 23),
            ["object"] = "item",
            ["adjustable_quantity"] = null,
            ["amount_discount"] = 0,
            ["amount_subtotal"] = amount,
            ["amount_tax"] = 0,
            ["amount_total"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = store.Find(Kind.Product, price.RequiredText("product"))?.Text("name"),
            ["metadata"] = new JsonObject(),
            ["price"] = price.Visible(),
            ["quantity"] = quantity,
        };
    }

    private static long Quantity(Parameters line) => line.RequiredInteger("quantity") switch
    {
        < 1 => throw StripeError.Invalid("This value must be greater than or equal to 1.", line.NameOf("quantity"), "parameter_invalid_integer"),
        > QuantityMax => throw StripeError.Invalid($"This value must be less than or equal to {QuantityMax}.", line.NameOf("quantity"), "parameter_invalid_integer"),
        var quantity => quantity,
    };

    private JsonObject Stored(Parameters line)
    {
        var price = store.Require(Kind.Price, line.RequiredText("price"), line.NameOf("price"));
        if (!price.IsTrue("active"))
        {
            throw StripeError.Invalid("The price specified is inactive. This field only accepts active prices.", line.NameOf("price"));
        }

        return OneTime(price, line.NameOf("price"));
    }

    private JsonObject Inline(Parameters data)
    {
        var product = data.Has("product_data") ? ProductRoutes.Build(data.Branch("product_data"), clock.Seconds) : null;
        var price = PriceDocument.Build(data, product?.Id() ?? store.Require(Kind.Product, data.RequiredText("product"), data.NameOf("product")).Id(), clock.Seconds);
        OneTime(price, data.NameOf("recurring"));
        price["active"] = false;
        store.Put(Kind.Price, price);
        if (product is not null)
        {
            product["active"] = false;
            store.Put(Kind.Product, product);
        }

        return price;
    }

    private static JsonObject OneTime(JsonObject price, string param) => price.Text("type") == "one_time"
        ? price
        : throw StripeError.Invalid("You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.", param);
}
