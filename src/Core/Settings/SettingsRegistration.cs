using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Settings;

internal static class SettingsRegistration
{
    /// <summary>Binds options to a section and validates them at start. Each problem is one line that begins with the name of the setting.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : IValidateOptions<TOptions>, new()
    {
        services.AddSingleton(provider => new SettingsSection<TOptions>(
            provider.GetRequiredService<IConfiguration>().GetSection(section), new TValidator(), provider.GetRequiredService<ILogger<TOptions>>()));
        services.AddSingleton<IValidateOptions<TOptions>>(provider => provider.GetRequiredService<SettingsSection<TOptions>>());
        return services.AddOptions<TOptions>().Configure<SettingsSection<TOptions>>((options, settings) => settings.Bind(options)).ValidateOnStart();
    }
}
