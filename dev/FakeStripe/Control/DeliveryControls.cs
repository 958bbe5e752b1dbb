using System.Security.Cryptography;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>The configured faults of deliveries. They apply until they are changed.</summary>
internal sealed class DeliveryControls
{
    // Large enough to reorder the deliveries of one payment.
    private const int ShuffleWithinMilliseconds = 500;

    public int Duplicate { get; private set; }

    public bool Shuffle { get; private set; }

    public int DelayMs { get; private set; }

    /// <summary>How many of the next deliveries are dropped; -1 for all.</summary>
    public int Drop { get; private set; }

    public void Set(int? duplicate, bool shuffle, int? delayMs, int? drop)
    {
        Duplicate = duplicate ?? 0;
        Shuffle = shuffle;
        DelayMs = delayMs ?? 0;
        Drop = drop ?? 0;
    }

    public JsonObject ToJson() => new()
    {
        ["duplicate"] = Duplicate,
        ["shuffle"] = Shuffle,
        ["delayMs"] = DelayMs,
        ["drop"] = Drop,
    };

    public bool TakeDrop()
    {
        if (Drop > 0)
        {
            Drop--;
            return true;
        }

        return Drop < 0;
    }

    public TimeSpan NextDelay() =>
        TimeSpan.FromMilliseconds(DelayMs + (Shuffle ? RandomNumberGenerator.GetInt32(ShuffleWithinMilliseconds) : 0));
}
