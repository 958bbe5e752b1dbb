namespace Stripe;

/// <summary>Marks what is flattened into <c>parent[child]</c> keys.</summary>
public interface INestedOptions;
