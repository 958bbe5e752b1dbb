namespace CreditFunctions.LocalHost.Tests.Scenario;

/// <summary>LocalHost with a test's functions instead of the product's.</summary>
internal static class TestApps
{
    /// <summary>Without emulators; the configured storage and Stripe are not used.</summary>
    public static LocalHostOptions Alone(params Type[] functions) => new()
    {
        FunctionTypes = functions,
        Configure = (_, _) => { },
        Settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["Stripe__SecretKey"] = "sk_test_elsewhere",
        },
    };

    /// <summary>With the queues of the tests' Azurite.</summary>
    public static async Task<LocalHostOptions> WithQueuesAsync(params Type[] functions) =>
        Alone(functions).With("AzureWebJobsStorage", await Storage.ConnectionAsync());

    public static LocalHostOptions With(this LocalHostOptions options, string setting, string? value) =>
        options with { Settings = new Dictionary<string, string?>(options.Settings) { [setting] = value } };

    public static Task<LocalHostApp> StartAsync(this LocalHostOptions options) => LocalHostApp.StartAsync(options, CancellationToken.None);

    public static HttpClient Client(this LocalHostApp app) => new() { BaseAddress = app.Url };
}
