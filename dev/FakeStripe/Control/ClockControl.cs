namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"advanceSeconds":3600}</c>: what would happen within the hour happens now. Sessions expire, payments settle,
/// deliveries are retried; the time of day stays, so that new sessions and signatures are as valid as before.
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
