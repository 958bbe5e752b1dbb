using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Tests.Ledger.Commands;

public sealed class CheckoutCommandsTests
{
    private static readonly Purchase New = A.Purchase() with { SessionId = null };
    private static readonly IdempotencyRecord Record = new("k", A.PurchaseId(), "small", Credits: null, Currency: null);

    [Fact]
    public void A_purchase_is_written_with_its_idempotency_record_and_the_known_customer()
    {
        var decision = new CreatePurchase(New, Record).Decide(LedgerSnapshot.Of(new StripeCustomer("cus_1", 1)), A.Noon);

        var stored = New with { Terms = New.Terms with { CustomerId = "cus_1" } };
        Assert.Equal(new CreatePurchaseOutcome.Created(stored), decision.Outcome);
        Assert.Equal([stored, Record], decision.Rows);
    }

    [Fact]
    public void A_purchase_without_an_idempotency_key_is_written_alone() =>
        Assert.Equal([New], new CreatePurchase(New, Record: null).Decide(LedgerSnapshot.Of(), A.Noon).Rows);

    [Fact]
    public void A_key_that_is_in_use_writes_nothing_and_returns_the_earlier_request()
    {
        var decision = new CreatePurchase(New, Record with { PackId = "large" }).Decide(LedgerSnapshot.Of(Record), A.Noon);

        Assert.Equal(new CreatePurchaseOutcome.KeyInUse(Record), decision.Outcome);
        Assert.Empty(decision.Rows);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void A_customer_is_recorded_unless_this_number_or_a_later_one_is(int stored, bool isWritten)
    {
        var (earlier, customer) = (new StripeCustomer("cus_1", stored), new StripeCustomer("cus_2", 2));

        var decision = new RecordCustomer(customer).Decide(LedgerSnapshot.Of(earlier), A.Noon);

        Assert.Equal(isWritten ? customer : earlier, decision.Outcome);
        Assert.Equal(isWritten ? [customer] : [], decision.Rows);
    }

    [Fact]
    public void The_current_attempt_gets_a_customer_only_if_it_has_none()
    {
        var prepare = new PrepareSession(New.Id, Attempt: 1) { CustomerId = "cus_2" };

        Assert.Equal("cus_2", prepare.Decide(LedgerSnapshot.Of(New), A.Noon).Outcome.Terms.CustomerId);
        Assert.Equal("cus_1", prepare.Decide(LedgerSnapshot.Of(With("cus_1")), A.Noon).Outcome.Terms.CustomerId);
    }

    [Fact]
    public void Another_attempt_expires_later_and_may_replace_receipt_address_and_customer()
    {
        var next = new PrepareSession(New.Id, Attempt: 1) { Next = new NextAttempt(TimeSpan.FromHours(1), "digest") };

        var kept = next.Decide(LedgerSnapshot.Of(With("cus_1")), A.Noon).Outcome;
        var replaced = (next with { CustomerId = "cus_2" }).Decide(LedgerSnapshot.Of(With("cus_1")), A.Noon).Outcome;

        Assert.Equal((2, A.Noon.AddHours(1), "digest", "cus_1"), (kept.Attempt, kept.Terms.ExpiresAt, kept.Terms.ReceiptDigest, kept.Terms.CustomerId));
        Assert.Equal("cus_2", replaced.Terms.CustomerId);
    }

    [Fact]
    public void No_session_is_prepared_after_another_request_created_it_or_started_a_later_attempt()
    {
        var next = new PrepareSession(New.Id, Attempt: 1) { Next = new NextAttempt(TimeSpan.FromHours(1), "digest") };

        Assert.Empty(next.Decide(LedgerSnapshot.Of(New with { SessionId = "cs_1", SessionUrl = "https://checkout.example/1" }), A.Noon).Rows);
        Assert.Empty(next.Decide(LedgerSnapshot.Of(New with { Attempt = 2 }), A.Noon).Rows);
    }

    [Fact]
    public void A_session_is_attached_with_the_link_that_finds_its_purchase()
    {
        var decision = Attach("cs_1").Decide(LedgerSnapshot.Of(New), A.Noon);

        Assert.Equal([New with { SessionId = "cs_1", SessionUrl = "https://checkout.example/1" }, new SessionLink("cs_1", New.Id)], decision.Rows);
    }

    [Fact]
    public void A_session_that_an_event_has_named_first_gets_only_its_address()
    {
        var named = New with { SessionId = "cs_1" };

        Assert.Equal([named with { SessionUrl = "https://checkout.example/1" }], Attach("cs_1").Decide(LedgerSnapshot.Of(named), A.Noon).Rows);
        Assert.Empty(Attach("cs_2").Decide(LedgerSnapshot.Of(named), A.Noon).Rows);
    }

    [Fact]
    public void A_session_of_an_earlier_attempt_or_a_second_session_is_not_attached()
    {
        Assert.Empty(Attach("cs_1").Decide(LedgerSnapshot.Of(New with { Attempt = 2 }), A.Noon).Rows);
        Assert.Empty(Attach("cs_1").Decide(LedgerSnapshot.Of(New with { SessionId = "cs_1", SessionUrl = "https://checkout.example/0" }), A.Noon).Rows);
    }

    [Fact]
    public void A_missing_purchase_is_an_error()
    {
        Assert.Throws<InvalidOperationException>(() => Attach("cs_1").Decide(LedgerSnapshot.Of(), A.Noon));
        Assert.Throws<InvalidOperationException>(() => new PrepareSession(New.Id, Attempt: 1).Decide(LedgerSnapshot.Of(), A.Noon));
    }

    private static AttachSession Attach(string session) => new(New.Id, Attempt: 1, session, "https://checkout.example/1");

    private static Purchase With(string customer) => New with { Terms = New.Terms with { CustomerId = customer } };
}
