namespace CreditFunctions.Core.Events;

/// <summary>What the webhook may answer.</summary>
public enum ReceiveOutcome
{
    /// <summary>On the queue, durably: 200.</summary>
    Queued,

    /// <summary>Of a type that is not handled: 200, nothing is kept.</summary>
    NotHandled,

    /// <summary>Not signed by Stripe, or not lately.</summary>
    InvalidSignature,

    /// <summary>Signed, and yet not an event.</summary>
    NotAnEvent,
}
