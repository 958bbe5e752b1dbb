namespace CreditFunctions.LocalHost.Startup;

/// <summary>The directory for the data, looked at before Azurite and FakeStripe need it: one would stay silent, the other end in a trace.</summary>
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
