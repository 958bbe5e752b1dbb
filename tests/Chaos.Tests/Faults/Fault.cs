namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>What may happen to a request on its way.</summary>
internal enum Fault
{
    None,

    /// <summary>It takes its time.</summary>
    Slow,

    /// <summary>The connection breaks before the request arrives.</summary>
    Reset,

    /// <summary>429, and nothing is done.</summary>
    TooMany,

    /// <summary>500, and nothing is done.</summary>
    Broken,

    /// <summary>503, and nothing is done.</summary>
    Busy,

    /// <summary>It is carried out, and the connection breaks before the answer arrives.</summary>
    AnswerLost,

    /// <summary>It is carried out, and no answer comes for as long as the caller waits.</summary>
    Silence,
}
