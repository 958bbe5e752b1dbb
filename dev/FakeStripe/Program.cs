namespace CreditFunctions.FakeStripe;

internal static class Program
{
    private const string PortDefault = "12111";

    private static async Task<int> Main()
    {
        try
        {
            await using var server = await FakeStripeServer.StartAsync(new FakeStripeOptions
            {
                Port = int.Parse(Environment.GetEnvironmentVariable("STRIPE_PORT") ?? PortDefault, CultureInfo.InvariantCulture),
                DataDirectory = Environment.GetEnvironmentVariable("DATA_DIR"),
            });
            Console.WriteLine($"Ready: {server.Url}");
            await server.WaitForShutdownAsync();
            return 0;
        }
        catch (IOException inUse)
        {
            await Console.Error.WriteLineAsync(inUse.Message);
            return 1;
        }
    }
}
