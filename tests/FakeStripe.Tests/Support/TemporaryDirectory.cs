namespace CreditFunctions.FakeStripe.Tests.Support;

internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fake-stripe-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
