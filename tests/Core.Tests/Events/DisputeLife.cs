using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>One dispute, made of random steps. Each step is one event, with all balance transactions up to then.</summary>
internal sealed class DisputeLife
{
    /// <summary>How many different steps there are.</summary>
    public const int Steps = 9;

    private readonly string _id;
    private readonly long _amount;
    private readonly Settled _settled;
    private readonly JsonArray _transactions = [];
    private long _withdrawn;
    private long _moved;

    public DisputeLife(string id, long amount, Settled settled, int[] steps)
    {
        (_id, _amount, _settled) = (id, amount, settled);
        foreach (var step in steps)
        {
            Take(step);
        }
    }

    public List<(string Type, string Dispute)> Events { get; } = [];

    public string Status { get; private set; } = "warning_needs_response";

    public bool IsOpen => Status is "needs_response" or "under_review" or "appeal_needs_response" or "appeal_under_review";

    public long WithdrawnMin => Math.Max(0, _withdrawn - Inexact);

    public long WithdrawnMax => Math.Min(_amount, _withdrawn + Inexact);

    /// <summary>In another currency, whole units and a rate that changes leave up to a fiftieth of the amount open.</summary>
    private long Inexact => _settled.Currency == "usd" || _withdrawn == 0 || _withdrawn == _amount ? 0 : (_amount / 50) + 1;

    private void Take(int step)
    {
        switch (step)
        {
            case 0 when _withdrawn == 0:
                Move(-_amount, "needs_response", "charge.dispute.funds_withdrawn");
                break;
            case 1 when _withdrawn > 0:
                Move(_withdrawn, "won", "charge.dispute.funds_reinstated");
                break;
            case 2 or 3 when _withdrawn == _amount:
                Move(_amount * (step == 2 ? 10 : 60) / 100, step == 2 ? "lost" : "under_review", "charge.dispute.funds_reinstated");
                break;
            case 4 when _withdrawn > 0:
                Emit("lost", "charge.dispute.closed");
                break;
            case 5:
                Emit(_withdrawn > 0 ? "appeal_needs_response" : "warning_closed", "charge.dispute.updated");
                break;
            case 6 when _withdrawn == 0:
                Emit("prevented", "charge.dispute.closed");
                break;
            case 7:
                Emit("appeal_under_review", "charge.dispute.updated");
                break;
            case 8 when _withdrawn == 0:
                Emit("won", "charge.dispute.closed");
                break;
        }
    }

    private void Move(long amount, string status, string type)
    {
        _withdrawn -= amount;
        var moved = _withdrawn == 0 ? -_moved : _settled.Of(amount); // What comes back in full comes back to the last unit.
        _moved += moved;
        _transactions.Add(new JsonObject
        {
            ["id"] = $"txn_{_id}_{_transactions.Count}",
            ["amount"] = moved,
            ["currency"] = _settled.Currency,
            ["created"] = A.Noon.ToUnixTimeSeconds() + _transactions.Count,
        });
        Emit(status, type);
    }

    private void Emit(string status, string type)
    {
        Status = status;
        Events.Add((type, new JsonObject
        {
            ["id"] = _id,
            ["amount"] = _amount,
            ["currency"] = "usd",
            ["payment_intent"] = "pi_1",
            ["status"] = status,
            ["balance_transactions"] = _transactions.DeepClone(),
        }.ToJsonString()));
    }
}
