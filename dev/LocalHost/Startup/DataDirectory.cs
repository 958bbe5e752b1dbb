namespace CreditFunctions.LocalHost.Startup;

/// <summary>The directory for the data, looked at before anybody needs it: Azurite would only stay silent, and give no reason.</summary>
internal static class DataDirectory
{
    /// <exception cref="LocalHostException">Nothing can be written there.</exception>
    public static void Demand(string? directory)
    {
        if (directory is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"Data cannot be kept in {directory}: {failure.Message} Set DATA_DIR to a directory that can be written.", failure);
        }
    }
}
