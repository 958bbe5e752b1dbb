namespace CreditFunctions.FakeStripe.Disputes;

internal static class DisputeStatus
{
    public const string Inquiry = "warning_needs_response";
    public const string InquiryClosed = "warning_closed";
    public const string NeedsResponse = "needs_response";
    public const string UnderReview = "under_review";
    public const string Won = "won";
    public const string Lost = "lost";

    public static readonly string[] All = [Inquiry, "warning_under_review", InquiryClosed, NeedsResponse, UnderReview, Won, Lost, "prevented"];

    public static bool IsInquiry(string status) => status.StartsWith("warning_", StringComparison.Ordinal) || status == "prevented";

    public static bool IsClosed(string status) => status is InquiryClosed or Won or Lost or "prevented";
}
