using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CreditFunctions.Core.Webhooks;

namespace CreditFunctions.Core.Tests.Webhooks;

public sealed class EventHeaderTests
{
    private const string Handled = "checkout.session.completed";

    [Theory]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed"}""", true)]
    [InlineData("""{"type":"checkout.session.expired","id":"evt_1","data":{}}""", true)]
    [InlineData(""" { "id" : "evt_1" , "type" : "checkout.session.completed" } """, true)]
    [InlineData("{\"id\":\"evt_1\",\"type\":\"checkout.session.completed\"}\r\n", true)]
    [InlineData("""{"\u0069d":"evt\u005f1","t\u0079pe":"checkout.session.complete\u0064"}""", true)]
    [InlineData("""{"id":"evt_1","type":"brand.new.event"}""", false)]
    [InlineData("""{"id":"evt_1","type":""}""", false)]
    [InlineData("""{"id":"evt_1","type":"Checkout.Session.Completed"}""", false)]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed "}""", false)]
    [InlineData("""{"id":"evt_1","type":"v1.checkout.session.completed"}""", false)]
    public void The_header_of_an_event_is_its_top_level_id_and_type(string body, bool isHandled) => Assert.Equal(new EventHeader("evt_1", isHandled), Peek(body));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"evt_1\"")]
    [InlineData("[{\"id\":\"evt_1\",\"type\":\"checkout.session.completed\"}]")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"","type":"checkout.session.completed"}""")]
    [InlineData("""{"id":null,"type":"checkout.session.completed"}""")]
    [InlineData("""{"id":1,"type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":null}""")]
    [InlineData("""{"id":"evt_1","type":{"id":"checkout.session.completed"}}""")]
    [InlineData("""{"ID":"evt_1","Type":"checkout.session.completed"}""")]
    [InlineData("""{"data":{"id":"evt_1","type":"checkout.session.completed"}}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed",}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed"} x""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed"}{}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed"/* why */}""")]
    [InlineData("""{'id':'evt_1','type':'checkout.session.completed'}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"amount":01}}}""")]
    [InlineData("\uFEFF{\"id\":\"evt_1\",\"type\":\"checkout.session.completed\"}")]
    public void A_body_without_id_and_type_has_no_event_header(string body) => Assert.Null(Peek(body));

    [Fact]
    public void A_truncated_event_has_no_header()
    {
        var whole = SampleEvents.Bytes(An.Paid).AsSpan().TrimEnd((byte)'\n').ToArray();

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.False(EventHeader.TryRead(whole.AsSpan(0, length), out _)));
        Assert.True(EventHeader.TryRead(whole, out _));
    }

    [Fact]
    public void Nested_ids_and_types_are_not_the_event_header() => Assert.Equal(
        new EventHeader("evt_1", IsHandled: true),
        Peek("""{"data":{"object":{"id":"cs_1","type":"card"}},"id":"evt_1","related":[{"id":7,"type":null}],"type":"checkout.session.completed","request":{"id":null}}"""));

    [Theory]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(100_000)]
    public void An_event_type_that_extends_a_handled_one_is_not_handled(int length) =>
        Assert.Equal(new EventHeader("evt_1", IsHandled: false), Peek($$"""{"id":"evt_1","type":"{{Handled.PadRight(length, 'd')}}"}"""));

    [Theory]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","id":"evt_2"}""")]
    [InlineData("""{"id":"evt_1","type":"brand.new.event","type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"id":"cs_1","id":"cs_2"}}}""")]
    public void An_event_with_a_duplicate_member_has_a_header_but_cannot_be_parsed(string body)
    {
        Assert.True(Peek(body)?.IsHandled);
        Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void The_header_of_an_event_may_have_an_id_of_any_length()
    {
        var id = "evt_" + new string('x', 5000);

        Assert.Equal(id, Peek($$"""{"id":"{{id}}","type":"{{Handled}}"}""")?.EventId);
    }

    private static EventHeader? Peek(string body) => EventHeader.TryRead(Encoding.UTF8.GetBytes(body), out var peek) ? peek : null;

    [Theory]
    [InlineData("""{"id":"\ud800","type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":"\udc00"}""")]
    [InlineData("""{"\ud800":1,"id":"evt_1","type":"checkout.session.completed"}""")]
    public void An_event_id_with_half_a_surrogate_pair_gives_no_header(string body) => Assert.Null(Peek(body));
}
