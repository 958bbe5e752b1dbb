namespace CreditFunctions.Core.Webhooks;

/// <summary>The result of receiving a webhook request.</summary>
public enum ReceiveOutcome
{
    /// <summary>The event is on the queue, durably. Answered with 200.</summary>
    Queued,

    /// <summary>Events of this type are not handled. Answered with 200; nothing is kept.</summary>
    NotHandled,

    /// <summary>Not signed with a configured secret, or the signature is too old.</summary>
    InvalidSignature,

    /// <summary>Signed, but not an event.</summary>
    NotAnEvent,
}
