using System.Text;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CreditFunctions.Core.Webhooks;

namespace CreditFunctions.Core.Tests.Webhooks;

public sealed class Event_headers
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
    public void Id_and_type_are_read_at_the_top(string body, bool isHandled) => Assert.Equal(new EventHeader("evt_1", isHandled), Peek(body));

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
    public void Anything_else_is_no_event(string body) => Assert.Null(Peek(body));

    [Fact]
    public void An_event_cut_off_anywhere_is_none()
    {
        var whole = Sample.Bytes(An.Paid).AsSpan().TrimEnd((byte)'\n').ToArray();

        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.False(EventHeader.TryRead(whole.AsSpan(0, length), out _)));
        Assert.True(EventHeader.TryRead(whole, out _));
    }

    [Fact]
    public void Ids_and_types_deeper_down_do_not_matter() => Assert.Equal(
        new EventHeader("evt_1", IsHandled: true),
        Peek("""{"data":{"object":{"id":"cs_1","type":"card"}},"id":"evt_1","related":[{"id":7,"type":null}],"type":"checkout.session.completed","request":{"id":null}}"""));

    [Theory]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(100_000)]
    public void A_type_that_is_long_is_not_handled(int length) =>
        Assert.Equal(new EventHeader("evt_1", IsHandled: false), Peek($$"""{"id":"evt_1","type":"{{Handled.PadRight(length, 'd')}}"}"""));

    [Theory]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","id":"evt_2"}""")]
    [InlineData("""{"id":"evt_1","type":"brand.new.event","type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"id":"cs_1","id":"cs_2"}}}""")]
    public void A_member_twice_is_left_to_the_queue_which_refuses_to_guess(string body)
    {
        Assert.True(Peek(body)?.IsHandled);
        Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void An_id_of_any_length_is_one()
    {
        var id = "evt_" + new string('x', 5000);

        Assert.Equal(id, Peek($$"""{"id":"{{id}}","type":"{{Handled}}"}""")?.EventId);
    }

    private static EventHeader? Peek(string body) => EventHeader.TryRead(Encoding.UTF8.GetBytes(body), out var peek) ? peek : null;

    [Theory]
    [InlineData("""{"id":"\ud800","type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":"\udc00"}""")]
    [InlineData("""{"\ud800":1,"id":"evt_1","type":"checkout.session.completed"}""")]
    public void Half_a_surrogate_pair_is_no_text(string body) => Assert.Null(Peek(body));
}
