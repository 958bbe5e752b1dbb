using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Products;

internal sealed class ProductRoutes(DocumentStore store, Clock clock, EventLog events) : IApiRoutes
{
    private const string Path = "/v1/products";

    public void Map(ApiMap api)
    {
        api.Post(Path, "name active description id images[] metadata[*] statement_descriptor tax_code unit_label url shippable default_price_data~ marketing_features~ package_dimensions~", Create);
        api.Get(Path, ListPage.Rules + "active ids[]", List);
        api.Get(Path + "/{id}", "", call => store.Require(Kind.Product, call.Id).Visible());
        api.Post(Path + "/{id}", "name active description images[] metadata[*] default_price url", Update);
        api.Delete(Path + "/{id}", Delete);
    }

    public static JsonObject Build(Parameters parameters, long now) => new()
    {
        ["id"] = parameters.Text("id") ?? Id.New("prod_", 14),
        ["object"] = Kind.Product,
        ["active"] = parameters.Truth("active") ?? true,
        ["created"] = now,
        ["default_price"] = null,
        ["description"] = parameters.Text("description"),
        ["images"] = parameters.Texts("images").ToJsonArray(),
        ["livemode"] = false,
        ["marketing_features"] = new JsonArray(),
        ["metadata"] = parameters.ReadMetadata(),
        ["name"] = parameters.RequiredText("name"),
        ["package_dimensions"] = null,
        ["shippable"] = null,
        ["statement_descriptor"] = parameters.Text("statement_descriptor"),
        ["tax_code"] = parameters.Text("tax_code"),
        ["type"] = "service",
        ["unit_label"] = parameters.Text("unit_label"),
        ["updated"] = now,
        ["url"] = parameters.Text("url"),
    };

    private JsonObject Create(ApiCall call)
    {
        var product = Build(call.Parameters, clock.Seconds);
        if (store.Find(Kind.Product, product.Id()) is not null)
        {
            throw StripeError.State($"Product already exists: {product.Id()}", "resource_already_exists");
        }

        store.Put(Kind.Product, product);
        events.Emit("product.created", product);
        return product.Visible();
    }

    private JsonObject List(ApiCall call)
    {
        var active = call.Parameters.Truth("active");
        var ids = call.Parameters.Texts("ids");
        return ListPage.Of(call, Path, store.All(Kind.Product)
            .Where(product => active is null || product.IsTrue("active") == active)
            .Where(product => ids.Count == 0 || ids.Contains(product.Id(), StringComparer.Ordinal)));
    }

    private JsonObject Update(ApiCall call)
    {
        var (product, parameters) = (store.Require(Kind.Product, call.Id), call.Parameters);
        product["name"] = parameters.Text("name") ?? product.Text("name");
        product["active"] = parameters.Truth("active") ?? product.IsTrue("active");
        product["description"] = parameters.Text("description") ?? product.Text("description");
        product["default_price"] = parameters.Text("default_price") ?? product.Text("default_price");
        product["metadata"] = Metadata.Merge(product["metadata"]!.AsObject(), parameters);
        product["updated"] = clock.Seconds;
        store.Put(Kind.Product, product);
        events.Emit("product.updated", product);
        return product.Visible();
    }

    private JsonObject Delete(ApiCall call)
    {
        var product = store.Require(Kind.Product, call.Id);
        if (store.All(Kind.Price).Any(price => price.Text("product") == product.Id()))
        {
            throw StripeError.State("This product cannot be deleted because it has one or more user-created prices.");
        }

        store.Remove(Kind.Product, product.Id());
        events.Emit("product.deleted", product);
        return new JsonObject { ["id"] = product.Id(), ["object"] = Kind.Product, ["deleted"] = true };
    }
}
