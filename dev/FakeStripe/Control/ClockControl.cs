namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"advanceSeconds":3600}</c>: runs everything that is scheduled within the next hour. Sessions expire, payments settle, deliveries are
/// retried. The clock does not change, so new sessions and signatures stay valid.
/// </summary>
internal sealed class ClockControl(Agenda agenda) : IControl
{
    public string Name => "clock";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var seconds = body.Amount("advanceSeconds") ?? throw StripeError.Missing("advanceSeconds");
        agenda.Advance(TimeSpan.FromSeconds(seconds));
        return new JsonObject { ["advancedSeconds"] = seconds };
    }
}
