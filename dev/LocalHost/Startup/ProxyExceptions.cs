namespace CreditFunctions.LocalHost.Startup;

/// <summary>Storage, FakeStripe and the functions find each other on this machine, whatever proxy leads out of it.</summary>
internal static class ProxyExceptions
{
    private const string Setting = "no_proxy";
    private const string Loopback = "localhost,127.0.0.1,[::1]";

    /// <summary>Has to come before the first request: .NET reads the environment once.</summary>
    public static void AddLoopback()
    {
        var given = Environment.GetEnvironmentVariable(Setting) ?? Environment.GetEnvironmentVariable("NO_PROXY");
        Environment.SetEnvironmentVariable(Setting, WithLoopback(given));
    }

    public static string WithLoopback(string? given) => string.IsNullOrEmpty(given) ? Loopback : $"{given},{Loopback}";
}
