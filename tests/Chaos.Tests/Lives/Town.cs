using System.Text.Json.Nodes;
using CreditFunctions.Chaos.Tests.Shop;
using CreditFunctions.Core.Events;

namespace CreditFunctions.Chaos.Tests.Lives;

/// <summary>Some users with random purchases: they order, the purchases live at Stripe, and what happened there is delivered anyhow.</summary>
internal sealed class Town(Doors doors, Bank bank, int seed)
{
    private const int PurchasesEach = 8;
    private const int AtOnce = 8;
    private readonly Random _random = new(seed);

    /// <summary>Told by the lives, not by the product.</summary>
    public Dictionary<string, long> Balances { get; } = [];

    /// <summary>The same for each purchase.</summary>
    public Dictionary<string, long> Worths { get; } = [];

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

    /// <summary>Every event at least once and some of them several times, in any order.</summary>
    public async Task DeliverAsync()
    {
        var events = (await bank.EventsAsync()).Where(happened => EventTypes.AreHandled(Text(happened, "type"))).ToList();
        Delivered.UnionWith(events.Select(happened => Text(happened, "id")));
        var deliveries = events.SelectMany(happened => Enumerable.Repeat(happened.ToJsonString(), _random.Pick(1, 1, 1, 2, 3))).ToArray();
        _random.Shuffle(deliveries);
        await Parallel.ForEachAsync(deliveries, AtLeisure, async (body, _) => await doors.DeliverAsync(body));
    }

    private static ParallelOptions AtLeisure => new() { MaxDegreeOfParallelism = AtOnce };

    private static string Text(JsonObject happened, string member) => happened[member]!.GetValue<string>();
}
