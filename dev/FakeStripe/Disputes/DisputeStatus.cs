namespace CreditFunctions.FakeStripe.Disputes;

internal static class DisputeStatus
{
    public const string Inquiry = "warning_needs_response";
    public const string InquiryClosed = "warning_closed";
    public const string NeedsResponse = "needs_response";
    public const string UnderReview = "under_review";
    public const string Prevented = "prevented";
    public const string Won = "won";
    public const string Lost = "lost";

    public static readonly string[] All =
        [Inquiry, "warning_under_review", InquiryClosed, NeedsResponse, UnderReview, "appeal_needs_response", "appeal_under_review", Won, Lost, Prevented];

    public static bool IsInquiry(string status) => status.StartsWith("warning_", StringComparison.Ordinal);

    public static bool BeginsAsInquiry(string status) => IsInquiry(status) || status == Prevented;

    public static bool IsClosed(string status) => status is InquiryClosed or Won or Lost or Prevented;

    public static bool TakesMoney(string status) => !BeginsAsInquiry(status) && status != Won;

    public static bool ReturnsMoney(string status) => status is Won or Prevented;
}
