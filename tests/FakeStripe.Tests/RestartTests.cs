namespace CreditFunctions.FakeStripe.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task All_data_survives_a_kill()
    {
        using var data = new TemporaryDirectory();
        JsonObject session;
        using (var first = await StripeProgram.StartAsync(data.Path))
        {
            session = await first.PostAsync("/v1/checkout/sessions", Shopping.SmallPack);
            await first.PostAsync($"/v1/payment_pages/{session.Text("id")}/confirm", "payment_method=pm_card_visa");
        }

        using var second = await StripeProgram.StartAsync(data.Path);
        var paid = await second.GetAsync($"/v1/checkout/sessions/{session.Text("id")}");
        var refund = await second.PostAsync("/v1/refunds", $"payment_intent={paid.Text("payment_intent")}&amount=1000");

        Assert.Equal("paid", paid.Text("payment_status"));
        Assert.Equal("succeeded", refund.Text("status"));
        Assert.Equal("charge.refunded", (await second.GetAsync("/v1/events?type=charge.refunded")).Text("data.0.type"));
        Assert.Equal("checkout.session.completed", (await second.GetAsync("/v1/events?type=checkout.session.completed")).Text("data.0.type"));
    }

    [Fact]
    public async Task A_kill_during_writes_loses_only_calls_without_a_response()
    {
        using var data = new TemporaryDirectory();
        var answered = new List<string>();
        using (var first = await StripeProgram.StartAsync(data.Path))
        {
            for (var product = 0; product < 50; product++)
            {
                answered.Add((await first.PostAsync("/v1/products", "name=A")).Text("id"));
            }
        }

        var journal = Path.Combine(data.Path, "fake-stripe.jsonl");
        await File.AppendAllTextAsync(journal, """[{"Kind":"product","Id":"prod_torn","Doc""");
        using var second = await StripeProgram.StartAsync(data.Path);
        var found = await second.GetAsync("/v1/products?limit=100");

        Assert.Equal(answered.AsEnumerable().Reverse(), found["data"]!.AsArray().Select(product => product!.Text("id")));
    }

    [Fact]
    public async Task A_failed_delivery_is_repeated_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        var options = StripeAccount.Options with { DataDirectory = data.Path };
        string secret;
        await using (var first = await StripeAccount.OpenAsync(options))
        {
            secret = await first.Server.EnsureWebhookEndpointAsync("http://127.0.0.1:9/hook", ["checkout.session.completed"]);
            await first.BuyAsync();
        }

        await using var receiver = await Receiver.OpenAsync();
        await using var second = await StripeAccount.OpenAsync(options);
        var same = await second.Server.EnsureWebhookEndpointAsync(receiver.Url, ["checkout.session.completed"]);

        Assert.Equal(secret, same);
        Assert.True((await receiver.SeeAsync("checkout.session.completed")).IsSignedWith(secret));
        Assert.Equal(receiver.Url, Assert.Single((await second.GetAsync("/v1/webhook_endpoints")).Data).Text("url"));
    }

    [Fact]
    public async Task Expiry_and_settlement_happen_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        var options = StripeAccount.Options with { DataDirectory = data.Path };
        await using (var first = await StripeAccount.OpenAsync(options))
        {
            await first.CreateSessionAsync();
            await first.BuyAsync("pm_delayed_success");
        }

        await using var second = await StripeAccount.OpenAsync(options);
        await second.ControlAsync("clock", new { advanceSeconds = 24 * 3600 });

        await Eventually.IsTrueAsync(
            async () => await second.EventTypesAsync() is var types && types.Contains("checkout.session.expired") && types.Contains("checkout.session.async_payment_succeeded"),
            "expiry and settlement");
    }

    [Fact]
    public async Task An_idempotency_key_survives_a_restart()
    {
        using var data = new TemporaryDirectory();
        var options = StripeAccount.Options with { DataDirectory = data.Path };
        Reply before;
        await using (var first = await StripeAccount.OpenAsync(options))
        {
            before = await first.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");
        }

        await using var second = await StripeAccount.OpenAsync(options);
        var after = await second.PostAsync("/v1/checkout/sessions", Shopping.SmallPack, "k");

        Assert.Equal((before.Text, "true"), (after.Text, after.Header("Idempotent-Replayed")));
    }

    [Fact]
    public async Task The_URL_of_an_open_session_has_the_new_address_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        var options = StripeAccount.Options with { DataDirectory = data.Path };
        string id;
        await using (var first = await StripeAccount.OpenAsync(options))
        {
            id = (await first.CreateSessionAsync()).Text("id");
        }

        await using var second = await StripeAccount.OpenAsync(options);

        Assert.Equal($"{second.Url}/c/pay/{id}", (await second.GetAsync($"/v1/checkout/sessions/{id}")).Body.Text("url"));
    }

    [Fact]
    public async Task Ids_are_not_reused_after_the_data_was_deleted()
    {
        await using var first = await StripeAccount.OpenAsync();
        await using var second = await StripeAccount.OpenAsync();

        var (one, other) = (await first.BuyAsync(), await second.BuyAsync());

        Assert.NotEqual(one.Text("id"), other.Text("id"));
        Assert.NotEqual(one.Text("payment_intent"), other.Text("payment_intent"));
    }

    [Fact]
    public async Task A_data_directory_can_be_used_by_only_one_server()
    {
        using var data = new TemporaryDirectory();
        var options = StripeAccount.Options with { DataDirectory = data.Path };
        await using (await StripeAccount.OpenAsync(options))
        {
            await Assert.ThrowsAsync<IOException>(() => StripeAccount.OpenAsync(options));
        }

        await using var next = await StripeAccount.OpenAsync(options);
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_an_error()
    {
        await using var first = await StripeAccount.OpenAsync();

        await Assert.ThrowsAsync<IOException>(() => StripeAccount.OpenAsync(StripeAccount.Options with { Port = new Uri(first.Url).Port }));
    }
}
