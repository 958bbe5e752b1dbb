namespace CreditFunctions.Core.Reconciliation;

/// <summary>What a page of the comparison found.</summary>
/// <param name="Differences">The differences.</param>
/// <param name="EndpointProblems">What is wrong with the webhook endpoint at Stripe; empty where nothing is.</param>
/// <param name="Next">Where to go on; null where everything was compared.</param>
public sealed record ReconcilePage(IReadOnlyList<Difference> Differences, IReadOnlyList<string> EndpointProblems, ReconcilePosition? Next);
