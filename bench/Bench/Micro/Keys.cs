using BenchmarkDotNet.Attributes;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Micro;

/// <summary>Conversion of ids to storage keys.</summary>
public class Keys
{
    private readonly string _event = "evt_1SampleOfTheUsualLength00";
    private readonly string _user = "auth0|5f7c8ec7c33c6c004bbafe82";
    private readonly string _longest = new('ä', 255);

    [Benchmark(Description = "key of a plain id")]
    public string Plain() => TableKey.Row("event", _event);

    [Benchmark(Description = "key of an id to escape")]
    public string Escaped() => TableKey.Partition(_user);

    [Benchmark(Description = "key of an id too long")]
    public string Hashed() => TableKey.Partition(_longest);
}
