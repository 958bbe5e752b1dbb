namespace CreditFunctions.FakeStripe.State;

/// <summary>Something the agenda calls when its time has come.</summary>
internal interface ITimedAction
{
    string Action { get; }

    void Run(JsonObject item);
}
