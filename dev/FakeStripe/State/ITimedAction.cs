namespace CreditFunctions.FakeStripe.State;

/// <summary>An action that the agenda runs when it is due.</summary>
internal interface ITimedAction
{
    string Action { get; }

    void Run(JsonObject item);
}
