namespace CreditFunctions.LocalHost.Http;

/// <summary>CORS as the platform does it: the listed origins, any method, any header, no cookies. What a page may read, the answers say.</summary>
internal static class ConfiguredCors
{
    private const string Setting = "CORS_ORIGINS";

    public static void UseConfiguredCors(this WebApplication app)
    {
        var origins = (app.Configuration[Setting] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        app.UseCors(policy =>
        {
            policy.AllowAnyMethod().AllowAnyHeader();

            // With none listed, nobody but the page itself.
            policy.WithOrigins(origins);
        });
    }
}
