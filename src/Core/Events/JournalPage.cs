namespace CreditFunctions.Core.Events;

/// <summary>An event's open row in the journal.</summary>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="Version">What was read or written last.</param>
/// <param name="IsApplied">An outcome never falls back from applied.</param>
public sealed record JournalPage(int Attempts, string Version, bool IsApplied);
