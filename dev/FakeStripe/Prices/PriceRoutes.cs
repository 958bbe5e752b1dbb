using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.Products;

namespace CreditFunctions.FakeStripe.Prices;

internal sealed class PriceRoutes(DocumentStore store, Clock clock, EventLog events) : IApiRoutes
{
    private const string Path = "/v1/prices";
    private static readonly string[] Filters = ["product", "currency", "type"];
    private const int LookupKeysMax = 10;

    public void Map(ApiMap api)
    {
        api.Post(Path, "currency unit_amount unit_amount_decimal product product_data[name] product_data[metadata][*] product_data[id] product_data[active] active lookup_key transfer_lookup_key metadata[*] nickname recurring[interval] recurring[interval_count] recurring[usage_type] tax_behavior billing_scheme", Create);
        api.Get(Path, ListPage.Rules + "active currency product type lookup_keys[] recurring~", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Price, call.Id).Visible());
        api.Post(Path + "/{id}", "active lookup_key transfer_lookup_key metadata[*] nickname tax_behavior", Update);
    }

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var product = parameters.Has("product_data") ? CreateProduct(parameters.Branch("product_data")) : parameters.RequiredText("product");
        store.Require(Kind.Product, product, "product");
        var price = PriceDocument.Build(parameters, product, clock.Seconds);
        ClaimLookupKey(price, parameters);
        store.Put(Kind.Price, price);
        events.Emit("price.created", price);
        return price.Visible();
    }

    private string CreateProduct(Parameters parameters)
    {
        var product = ProductRoutes.Build(parameters, clock.Seconds);
        store.Put(Kind.Product, product);
        events.Emit("product.created", product);
        return product.Id();
    }

    private JsonObject List(ApiCall call)
    {
        var parameters = call.Parameters;
        var keys = parameters.Texts("lookup_keys");
        if (keys.Count > LookupKeysMax)
        {
            throw StripeError.Invalid($"Array lookup_keys exceeded maximum {LookupKeysMax} allowed elements.", "lookup_keys");
        }

        var active = parameters.Truth("active");
        var prices = store.All(Kind.Price)
            .Where(price => keys.Count == 0 || keys.Contains(price.Text("lookup_key"), StringComparer.Ordinal))
            .Where(price => active is null || price.IsTrue("active") == active);
        return ListPage.Of(call, Path, Filters.Aggregate(prices, (matching, name) =>
            parameters.Text(name) is { } wanted ? matching.Where(price => price.Text(name) == wanted) : matching));
    }

    private JsonObject Update(ApiCall call)
    {
        var (price, parameters) = (store.Require(Kind.Price, call.Id), call.Parameters);
        price["active"] = parameters.Truth("active") ?? price.IsTrue("active");
        price["nickname"] = parameters.Text("nickname") ?? price.Text("nickname");
        price["metadata"] = Metadata.Merge(price["metadata"]!.AsObject(), parameters);
        if (parameters.Has("lookup_key"))
        {
            price["lookup_key"] = parameters.Text("lookup_key");
            ClaimLookupKey(price, parameters);
        }

        store.Put(Kind.Price, price);
        events.Emit("price.updated", price);
        return price.Visible();
    }

    /// <summary>A lookup key belongs to one price. It is transferred only on request.</summary>
    private void ClaimLookupKey(JsonObject price, Parameters parameters)
    {
        var owner = price.Text("lookup_key") is { } key
            ? store.All(Kind.Price).FirstOrDefault(other => other.Text("lookup_key") == key && other.Id() != price.Id())
            : null;
        if (owner is null)
        {
            return;
        }

        if (parameters.Truth("transfer_lookup_key") is not true)
        {
            throw StripeError.State($"A price ({owner.Id()}) already uses that lookup key.");
        }

        owner["lookup_key"] = null;
        store.Put(Kind.Price, owner);
    }
}
