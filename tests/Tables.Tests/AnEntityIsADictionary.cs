using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests;

public sealed class AnEntityIsADictionary
{
    [Fact]
    public void A_value_of_another_type_is_not_converted()
    {
        var entity = new TableEntity { ["Credits"] = 5 };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Credits"));
        Assert.Throws<InvalidOperationException>(() => entity.GetString("Credits"));
    }

    [Fact]
    public void A_missing_value_is_null_of_any_type()
    {
        var entity = new TableEntity();

        Assert.Null(entity.GetInt64("Missing"));
        Assert.Null(entity.GetString("Missing"));
        Assert.Null(entity.GetDateTimeOffset("Missing"));
        Assert.Null(entity["Missing"]);
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.Timestamp);
    }

    [Fact]
    public void Times_and_bytes_are_had_in_either_form()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        var entity = new TableEntity { ["Offset"] = time, ["Utc"] = time.UtcDateTime, ["Bytes"] = new byte[] { 1, 2 } };

        Assert.Equal(time.UtcDateTime, entity.GetDateTime("Offset"));
        Assert.Equal(time, entity.GetDateTimeOffset("Utc"));
        Assert.Equal([1, 2], entity.GetBinaryData("Bytes").ToArray());
    }

    [Fact]
    public void A_whole_number_does_not_narrow_what_was_wider()
    {
        var entity = new TableEntity { ["Long"] = 1L, ["Double"] = 1.5, ["Text"] = "x" };

        entity["Long"] = 5;
        entity["Double"] = 5;
        entity["Text"] = 5;

        Assert.Equal(5L, entity["Long"]);
        Assert.Equal(5.0, entity["Double"]);
        Assert.Equal(5, entity["Text"]);
    }

    [Fact]
    public void Adding_a_property_again_overwrites_it()
    {
        var entity = new TableEntity("p", "r");

        entity.Add("A", 1);
        entity.Add("A", 2);

        Assert.Equal(2, entity["A"]);
        Assert.Equal(["PartitionKey", "RowKey", "A"], entity.Keys);
    }

    [Fact]
    public void Keys_time_and_ETag_are_entries_too()
    {
        var entity = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["RowKey"] = "r", ["odata.etag"] = "an ETag" });

        Assert.Equal(("p", "r", new ETag("an ETag")), (entity.PartitionKey, entity.RowKey, entity.ETag));
        Assert.Equal(3, entity.Count);
    }
}
