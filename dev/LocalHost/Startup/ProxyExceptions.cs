namespace CreditFunctions.LocalHost.Startup;

/// <summary>Excludes this machine from any configured proxy, because storage, FakeStripe and the functions call each other over loopback.</summary>
internal static class ProxyExceptions
{
    private const string Setting = "no_proxy";
    private const string Loopback = "localhost,127.0.0.1,[::1]";

    /// <summary>Must be called before the first request, because .NET reads these variables once.</summary>
    public static void AddLoopback()
    {
        var given = Environment.GetEnvironmentVariable(Setting) ?? Environment.GetEnvironmentVariable("NO_PROXY");
        Environment.SetEnvironmentVariable(Setting, WithLoopback(given));
    }

    public static string WithLoopback(string? given) => string.IsNullOrEmpty(given) ? Loopback : $"{given},{Loopback}";
}
