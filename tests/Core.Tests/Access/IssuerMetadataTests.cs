using CreditFunctions.Core.Access;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Access;

public sealed class IssuerMetadataTests : AuthenticationTests
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_first_token_of_a_new_key_is_accepted()
    {
        var verifier = await UsedVerifierAsync();

        Issuer.Publish(Other);

        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Other), verifier));
    }

    [Fact]
    public async Task The_first_token_of_a_new_key_under_an_existing_id_is_accepted()
    {
        var verifier = await UsedVerifierAsync();
        var replacement = Other with { Id = Rsa.Id, Published = Other.PublishedAs(Rsa.Id) };

        Issuer.Publish(replacement, Ec);

        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(replacement), verifier));
        Assert.Null(await UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Theory]
    [InlineData("rsa-2")]
    [InlineData("rsa-1")]
    public async Task Bad_tokens_in_crowds_cause_one_request_to_the_issuer_in_ten_seconds(string keyId)
    {
        var verifier = Verifier();
        var token = Token().SignedBy(Other with { Id = keyId });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => UserOfAsync(token, verifier)));
        Time.Advance(RefreshInterval - TimeSpan.FromSeconds(1));
        Assert.Null(await UserOfAsync(token, verifier));
        Assert.Equal(2, Issuer.MetadataRequests); // The first fetch, and one refresh.

        Time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => UserOfAsync(token, verifier)));
        Assert.Equal(3, Issuer.MetadataRequests);
    }

    [Fact]
    public async Task Bad_tokens_cause_no_more_requests_while_the_issuer_fails()
    {
        var verifier = await UsedVerifierAsync();
        Issuer.IsFailing = true;
        var token = Token().SignedBy(Other);

        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Null(await UserOfAsync(token, verifier));
        }

        Assert.Equal(2, Issuer.MetadataRequests);
    }

    [Fact]
    public async Task Bad_tokens_delay_the_discovery_of_a_new_key_by_ten_seconds_at_most()
    {
        var verifier = await UsedVerifierAsync();
        Assert.Null(await UserOfAsync(Token().SignedBy(Other with { Id = "bad" }), verifier));
        Issuer.Publish(Other);
        var token = Token().SignedBy(Other);
        Assert.Null(await UserOfAsync(token, verifier));

        Time.Advance(RefreshInterval);

        Assert.Equal("alice", await UserOfAsync(token, verifier));
    }

    [Fact]
    public async Task Known_keys_verify_tokens_while_the_issuer_is_down()
    {
        var verifier = await UsedVerifierAsync();
        await Issuer.StopAsync();

        Time.Advance(TimeSpan.FromDays(7));

        Assert.Null(await UserOfAsync(Token().SignedBy(Other), verifier));
        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Ec), verifier));
    }

    [Fact]
    public async Task Known_keys_verify_tokens_at_once_while_the_issuer_does_not_answer()
    {
        var verifier = await UsedVerifierAsync();
        var answer = Issuer.Hang();
        Issuer.Publish(Other);

        var newKey = UserOfAsync(Token().SignedBy(Other), verifier);
        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Ec), verifier));
        Assert.False(newKey.IsCompleted);
        answer();

        Assert.Equal("alice", await newKey);
    }

    [Fact]
    public async Task A_token_of_an_unknown_key_is_rejected_if_the_issuer_does_not_answer_in_ten_seconds()
    {
        var verifier = await UsedVerifierAsync();
        var answer = Issuer.Hang();

        var newKey = UserOfAsync(Token().SignedBy(Other), verifier);
        while (!newKey.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Null(await newKey);
        answer();
    }

    [Fact]
    public async Task Keys_are_refreshed_every_half_day_without_delaying_a_token()
    {
        var verifier = await UsedVerifierAsync();
        var answer = Issuer.Hang();

        Time.Advance(TimeSpan.FromHours(13));

        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));
        answer();
        await verifier.Issuer.NewestAsync(CancellationToken.None);
        Assert.Equal(2, Issuer.MetadataRequests);
    }

    [Fact]
    public async Task A_withdrawn_key_is_not_accepted_after_the_next_refresh()
    {
        var verifier = await UsedVerifierAsync();
        Issuer.Publish(Other);

        Assert.Equal("bob", await UserOfAsync(Token().With("sub", "bob").SignedBy(Other), verifier));

        Assert.Null(await UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task Known_keys_stay_in_use_if_the_issuer_publishes_none()
    {
        var verifier = await UsedVerifierAsync();
        Issuer.Publish();

        Assert.Null(await UserOfAsync(Token().SignedBy(Other), verifier));

        Assert.Equal(2, Issuer.MetadataRequests);
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task Without_known_keys_an_issuer_that_is_down_makes_sign_in_unavailable_until_it_is_back()
    {
        Time.SetUtcNow(TimeProvider.System.GetUtcNow()); // The library computes its first retries from the system's clock.
        var verifier = Verifier();
        Issuer.IsFailing = true;
        await Assert.ThrowsAsync<SignInUnavailableException>(() => UserOfAsync(Token().SignedBy(Rsa), verifier));

        Issuer.IsFailing = false;
        Time.Advance(RefreshInterval);

        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task An_address_without_metadata_makes_sign_in_unavailable()
    {
        var verifier = Verifier(issuer: Issuer.Url + "/keys");

        await Assert.ThrowsAsync<SignInUnavailableException>(() => UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task Metadata_of_another_issuer_makes_sign_in_unavailable_and_names_the_setting_and_its_value()
    {
        Issuer.Name = "https://login.example/shop";

        var failure = await Assert.ThrowsAsync<SignInUnavailableException>(() => UserOfAsync(Token().SignedBy(Rsa)));

        Assert.Contains($"Auth__Issuer is {Issuer.Url}, but the metadata at that address names the issuer https://login.example/shop.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/", "")]
    public async Task A_slash_at_the_end_of_the_issuer_makes_no_difference(string configured, string named)
    {
        var verifier = Verifier(issuer: Issuer.Url + configured);
        Issuer.Name = Issuer.Url + named;

        Assert.Equal("alice", await UserOfAsync(Token().With("iss", Issuer.Name).SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task A_request_that_is_canceled_does_not_wait_for_the_issuer()
    {
        using var canceled = new CancellationTokenSource();
        var answer = Issuer.Hang();
        var verifying = Verifier().VerifyAsync(Token().SignedBy(Rsa), canceled.Token);

        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifying);
        answer();
    }

    private async Task<TokenVerifier> UsedVerifierAsync()
    {
        var verifier = Verifier();
        Assert.Equal("alice", await UserOfAsync(Token().SignedBy(Rsa), verifier));
        return verifier;
    }
}
