using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Settings;

internal static class SettingsRegistration
{
    /// <summary>Options that are bound to a section and checked at start: everything that is wrong with them is told, and nothing starts.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, new()
    {
        services.AddOptions<TOptions>().Configure<ReadableSettings<TOptions>>((options, settings) => settings.Bind(options)).ValidateOnStart();
        return services
            .AddSingleton(provider => new ReadableSettings<TOptions>(provider.GetRequiredService<IConfiguration>(), section))
            .AddSingleton<IValidateOptions<TOptions>>(provider => provider.GetRequiredService<ReadableSettings<TOptions>>());
    }
}
