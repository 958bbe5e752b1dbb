using System.Security.Cryptography;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>How deliveries misbehave, for as long as it is not changed.</summary>
internal sealed class DeliveryControls
{
    // Wide enough that deliveries of one payment overtake each other.
    private const int ShuffleWithinMilliseconds = 500;

    public int Duplicate { get; private set; }

    public bool Shuffle { get; private set; }

    public int DelayMs { get; private set; }

    /// <summary>How many of the next deliveries are never sent; -1 for all of them.</summary>
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
