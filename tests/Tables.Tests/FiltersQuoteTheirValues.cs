using System.Globalization;
using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests;

public sealed class FiltersQuoteTheirValues
{
    [Fact]
    public void A_text_cannot_end_its_own_quotes() =>
        Assert.Equal("PartitionKey eq 'it''s' or ''''''", TableClient.CreateQueryFilter($"PartitionKey eq {"it's"} or {"''"}"));

    [Fact]
    public void Numbers_and_booleans_are_written_as_the_service_reads_them() =>
        Assert.Equal("A eq 5 and B eq 5L and C eq 1.5 and D eq true", TableClient.CreateQueryFilter($"A eq {5} and B eq {5L} and C eq {1.5} and D eq {true}"));

    [Fact]
    public void A_guid_and_a_time_name_their_type()
    {
        var guid = Guid.Parse("f4baa883-d9c2-4ff4-b7da-35cebf6295c3");
        var time = DateTimeOffset.Parse("2026-01-02T05:04:05+02:00", CultureInfo.InvariantCulture);

        Assert.Equal(
            "A eq guid'f4baa883-d9c2-4ff4-b7da-35cebf6295c3' and B ge datetime'2026-01-02T03:04:05Z'",
            TableServiceClient.CreateQueryFilter($"A eq {guid} and B ge {time}"));
    }

    [Fact]
    public void A_value_without_a_literal_is_refused() =>
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new Version(1, 0)}"));
}
