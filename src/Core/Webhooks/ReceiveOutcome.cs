namespace CreditFunctions.Core.Webhooks;

/// <summary>The result of receiving a webhook request.</summary>
public enum ReceiveOutcome
{
    /// <summary>The event is stored durably on the queue. The response is 200.</summary>
    Queued,

    /// <summary>Events of this type are not handled. The response is 200, and nothing is stored.</summary>
    NotHandled,

    /// <summary>The body is not signed with a configured secret, or the signature has expired.</summary>
    InvalidSignature,

    /// <summary>The body is signed, but not an event.</summary>
    NotAnEvent,
}
