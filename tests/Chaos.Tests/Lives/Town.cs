using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CreditFunctions.Chaos.Tests.Shop;
using CreditFunctions.Core.Events;

namespace CreditFunctions.Chaos.Tests.Lives;

/// <summary>
/// Some users with random purchases: they order, the purchases live at Stripe, and what happened there is delivered anyhow, while the credits
/// are spent and nonsense is delivered, too.
/// </summary>
internal sealed class Town(Doors doors, Bank bank, int seed)
{
    private const int PurchasesEach = 8;
    private const int AtOnce = 8;
    private const int PurchasesForNonsense = 10; // One event of nonsense comes with so many purchases.
    private const int SpendMax = 60;
    private readonly Random _random = new(seed);

    /// <summary>Told by the lives, not by the product.</summary>
    public Dictionary<string, long> Balances { get; } = [];

    /// <summary>The same for each purchase.</summary>
    public Dictionary<string, long> Worths { get; } = [];

    /// <summary>Every spend that was asked for, by its key.</summary>
    public Dictionary<string, Spend> Spends { get; } = [];

    /// <summary>Those that were answered as done, by their key.</summary>
    public ConcurrentDictionary<string, Spend> Spent { get; } = [];

    /// <summary>The ids of the events that can never be applied.</summary>
    public HashSet<string> Hopeless { get; } = [];

    /// <summary>The ids of all events that were delivered.</summary>
    public HashSet<string> Delivered { get; } = [];

    /// <summary>The buyers' clicks.</summary>
    public async Task<Order[]> OrderAsync(int purchases)
    {
        var users = Enumerable.Range(0, Math.Max(1, purchases / PurchasesEach)).Select(number => $"user|{seed}/{number}").ToArray();
        var clicks = Enumerable.Range(0, purchases)
            .Select(number => (User: _random.Pick(users), Pack: _random.Pick("small", "medium", "large"), Key: $"{seed}-{number}"))
            .ToArray();
        var orders = new Order[purchases];
        await Parallel.ForAsync(0, purchases, AtLeisure, async (number, _) =>
            orders[number] = await doors.OrderAsync(clicks[number].User, clicks[number].Pack, clicks[number].Key));
        return orders;
    }

    /// <summary>The lives, one after the other, so that the seed says in which order everything happens.</summary>
    public async Task LiveAsync(IEnumerable<Order> orders)
    {
        foreach (var order in orders)
        {
            var life = new Life(bank, order, new Random(_random.Next()));
            await life.LiveAsync();
            Worths.Add(order.PurchaseId, life.Worth);
            Balances[order.UserId] = Balances.GetValueOrDefault(order.UserId) + life.Worth;
        }
    }

    /// <summary>Every event at least once and some of them several times, in any order, and the spends among them.</summary>
    public async Task DeliverAsync()
    {
        var events = (await bank.EventsAsync()).Where(happened => EventTypes.AreHandled(Text(happened, "type"))).Concat(Nonsensical()).ToList();
        Delivered.UnionWith(events.Select(happened => Text(happened, "id")));
        var deeds = events
            .SelectMany(happened => Enumerable.Repeat(happened.ToJsonString(), _random.Pick(1, 1, 1, 2, 3)))
            .Select(body => (Func<Task>)(() => doors.DeliverAsync(body)))
            .Concat(Spendings())
            .ToArray();
        _random.Shuffle(deeds);
        await Parallel.ForEachAsync(deeds, AtLeisure, async (deed, _) => await deed());
    }

    private List<JsonObject> Nonsensical()
    {
        var events = Enumerable.Range(0, Worths.Count / PurchasesForNonsense).Select(number => Nonsense.Event($"evt_nonsense{seed}n{number}", _random)).ToList();
        Hopeless.UnionWith(events.Select(happened => Text(happened, "id")));
        return events;
    }

    /// <summary>About one for each purchase, and some asked for again; whether the credits are there in that moment is left to chance.</summary>
    private List<Func<Task>> Spendings()
    {
        string[] users = [.. Balances.Keys.Order(StringComparer.Ordinal)];
        for (var number = 0; number < Worths.Count; number++)
        {
            var spend = new Spend(_random.Pick(users), $"spend-{seed}-{number}", _random.NextInt64(1, SpendMax));
            Spends.Add(spend.Key, spend);
        }

        return [.. Spends.Values.SelectMany(spend => Enumerable.Repeat((Func<Task>)(() => SpendAsync(spend)), _random.Pick(1, 1, 2, 3)))];
    }

    private async Task SpendAsync(Spend spend)
    {
        if (await doors.SpendAsync(spend))
        {
            Spent[spend.Key] = spend;
        }
    }

    private static ParallelOptions AtLeisure => new() { MaxDegreeOfParallelism = AtOnce };

    private static string Text(JsonObject happened, string member) => happened[member]!.GetValue<string>();
}
