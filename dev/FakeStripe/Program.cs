namespace CreditFunctions.FakeStripe;

internal static class Program
{
    private const string PortDefault = "12111";

    private static async Task Main()
    {
        await using var server = await FakeStripeServer.StartAsync(new FakeStripeOptions
        {
            Port = int.Parse(Environment.GetEnvironmentVariable("STRIPE_PORT") ?? PortDefault, CultureInfo.InvariantCulture),
            DataDirectory = Environment.GetEnvironmentVariable("DATA_DIR"),
        });
        Console.WriteLine($"Ready: {server.Url}");
        await server.WaitForShutdownAsync();
    }
}
