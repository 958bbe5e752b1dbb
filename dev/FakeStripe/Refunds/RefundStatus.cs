namespace CreditFunctions.FakeStripe.Refunds;

internal static class RefundStatus
{
    public const string Pending = "pending";
    public const string RequiresAction = "requires_action";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    public static readonly string[] All = [Pending, RequiresAction, Succeeded, Failed, Canceled];

    public static bool IsUndone(string status) => status is Failed or Canceled;
}
