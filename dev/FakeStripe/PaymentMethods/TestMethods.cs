namespace CreditFunctions.FakeStripe.PaymentMethods;

internal static class TestMethods
{
    public static readonly IReadOnlyList<TestMethod> All =
    [
        new("4242424242424242", "visa", Outcome.Pays, "pm_card_visa", "tok_visa"),
        new("4000056655665556", "visa", Outcome.Pays, "pm_card_visa_debit", "tok_visa_debit"),
        new("5555555555554444", "mastercard", Outcome.Pays, "pm_card_mastercard", "tok_mastercard"),
        new("378282246310005", "amex", Outcome.Pays, "pm_card_amex", "tok_amex"),
        new("4000000000000002", "visa", Outcome.Declines, "pm_card_chargeDeclined", "pm_card_visa_chargeDeclined", "tok_chargeDeclined", "tok_visa_chargeDeclined") { Code = "card_declined", DeclineCode = "generic_decline" },
        new("4000000000009995", "visa", Outcome.Declines, "pm_card_chargeDeclinedInsufficientFunds", "pm_card_visa_chargeDeclinedInsufficientFunds", "tok_chargeDeclinedInsufficientFunds") { Code = "card_declined", DeclineCode = "insufficient_funds", Message = "Your card has insufficient funds." },
        new("4000000000000069", "visa", Outcome.Declines, "pm_card_chargeDeclinedExpiredCard", "tok_chargeDeclinedExpiredCard") { Code = "expired_card", Message = "Your card has expired." },
        new("4000000000000127", "visa", Outcome.Declines, "pm_card_chargeDeclinedIncorrectCvc", "tok_chargeDeclinedIncorrectCvc") { Code = "incorrect_cvc", Message = "Your card's security code is incorrect." },
        new("4000000000000119", "visa", Outcome.Declines, "pm_card_chargeDeclinedProcessingError", "tok_chargeDeclinedProcessingError") { Code = "processing_error", Message = "An error occurred while processing your card. Try again in a little bit." },
        new("4000002500003155", "visa", Outcome.NeedsAuthentication, "pm_card_authenticationRequired", "pm_card_threeDSecure2Required") { Code = "authentication_required", DeclineCode = "authentication_required", Message = "Your card was declined. This transaction requires authentication." },
        new("4000000000000259", "visa", Outcome.IsDisputed, "pm_card_createDispute", "tok_createDispute"),
        new("4000000000001976", "visa", Outcome.IsInquired, "pm_card_createDisputeInquiry", "tok_createDisputeInquiry"),
        new("4000000000007726", "visa", Outcome.RefundsLater, "pm_card_pendingRefund", "tok_pendingRefund"),
        new("4000000000005126", "visa", Outcome.RefundFails, "pm_card_refundFail", "tok_refundFail"),
        new("000123456789", "", Outcome.SettlesLater, "pm_delayed_success", "pm_usBankAccount_success") { Type = "us_bank_account" },
        new("000111111116", "", Outcome.FailsLater, "pm_delayed_failure") { Type = "us_bank_account", Code = "payment_method_provider_decline", Message = "The bank refused this debit." },
        new("AT611904300234573201", "", Outcome.SettlesLater) { Type = "sepa_debit" },
        new("DE89370400440532013000", "", Outcome.SettlesLater) { Type = "sepa_debit" },
        new("IT60X0542811101000000123456", "", Outcome.FailsLater) { Type = "sepa_debit", Code = "payment_method_provider_decline", Message = "The bank refused this debit." },
        new("AT861904300235473202", "", Outcome.FailsLater) { Type = "sepa_debit", Code = "payment_method_provider_decline", Message = "The bank refused this debit." },
    ];

    /// <summary>Finds a test method by name or number. Any other valid card number may be a real card, which must not be used in test mode.</summary>
    public static TestMethod? Find(string nameOrNumber) =>
        All.FirstOrDefault(method => method.Number == nameOrNumber || method.Names.Contains(nameOrNumber, StringComparer.Ordinal));
}
