namespace CreditFunctions.LocalHost.Http;

/// <summary>CORS as on Azure: the origins in <c>CORS_ORIGINS</c> may use any method and header, without cookies.</summary>
internal static class ConfiguredCors
{
    public static void UseConfiguredCors(this WebApplication app)
    {
        var origins = (app.Configuration["CORS_ORIGINS"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        app.UseCors(policy => policy.WithOrigins(origins).AllowAnyMethod().AllowAnyHeader());
    }
}
