using System.Diagnostics.Metrics;
using CreditFunctions.Core.Telemetry;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Telemetry;

public sealed class CreditMetricsTests
{
    [Theory]
    [InlineData("applied")]
    [InlineData("duplicate")]
    [InlineData("ignored")]
    public void Handled_events_are_counted_by_type_and_outcome(string outcome)
    {
        var type = $"test.{Guid.NewGuid()}";
        using var heard = new Ear(type);

        CreditMetrics.CountHandled(type, outcome, createdAt: DateTimeOffset.UnixEpoch);

        Assert.Contains(("credits.events.handled", 1, outcome), heard.Measurements);
        Assert.Equal(outcome == "applied", heard.Measurements.Exists(measurement => measurement.Name == "credits.events.age"));
    }

    [Fact]
    public void Queue_lengths_are_recorded_by_queue_and_read_only_while_a_listener_is_active()
    {
        var queue = $"test-{Guid.NewGuid()}";
        using var heard = new Ear(queue);

        CreditMetrics.RecordQueue(queue, 12, TimeSpan.FromSeconds(3));

        Assert.True(CreditMetrics.AreQueuesWatched);
        Assert.Equal([("credits.queue.depth", 12, null), ("credits.queue.oldest", 3, null)], heard.Measurements);
    }

    /// <summary>Hears what is measured with one tag, whatever other tests measure meanwhile.</summary>
    private sealed class Ear : IDisposable
    {
        private readonly string _tag;
        private readonly MeterListener _listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CreditMetrics.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };

        public Ear(string tag)
        {
            _tag = tag;
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
            _listener.Start();
        }

        public List<(string Name, double Value, string? Outcome)> Measurements { get; } = [];

        public void Dispose() => _listener.Dispose();

        private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? outcome = null;
            var isMine = false;
            foreach (var (name, text) in tags)
            {
                isMine |= text is string own && own == _tag;
                outcome = name == "outcome" ? text as string : outcome;
            }

            if (isMine)
            {
                Measurements.Add((instrument.Name, value, outcome));
            }
        }
    }
}
