namespace CreditFunctions.LocalHost.Startup;

/// <summary>The data directory, held by one LocalHost at a time: Azurite and FakeStripe would overwrite each other's files.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string LockName = "localhost.lock";

    // The operating system releases the lock when the process ends, however it ends.
    private readonly FileStream _lock;

    private DataDirectory(FileStream @lock) => _lock = @lock;

    /// <returns>Null without a directory.</returns>
    /// <exception cref="LocalHostException">The directory is in use, or nothing can be written there.</exception>
    public static DataDirectory? Hold(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return new DataDirectory(Lock(Directory.CreateDirectory(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"Data cannot be kept in {path}: {failure.Message} Set DATA_DIR to a directory that can be written.", failure);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(DirectoryInfo directory)
    {
        var file = new FileInfo(Path.Combine(directory.FullName, LockName));
        try
        {
            return file.Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (failure.GetType() == typeof(IOException) && file.Exists)
        {
            throw new LocalHostException($"LocalHost is already running with the data in {directory.FullName}. Stop it, or set DATA_DIR to another directory.", failure);
        }
    }
}
