namespace Stripe;

public sealed class EventGetOptions : BaseOptions;
