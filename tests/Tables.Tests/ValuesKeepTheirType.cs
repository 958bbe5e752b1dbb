using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class ValuesKeepTheirType
{
    public static TheoryData<string> Texts => ["", "plain", "\"quoted\" \\ </script> 'it'", "line\r\nline\ttab \u0001\u007f", "é 日本 🎈", new string('x', 32 * 1024)];

    public static TheoryData<double> Doubles => [0, 5, -0.0, 0.1, 1e300, double.Epsilon, double.MaxValue, 123456789012345678];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_read_as_written(string text) => Assert.Equal(text, await RoundTripAsync(text));

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task An_Int32_is_read_as_written(int number) => Assert.Equal(number, await RoundTripAsync(number));

    [Theory]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(9007199254740993)]
    public async Task An_Int64_is_read_as_written(long number) => Assert.Equal(number, await RoundTripAsync(number));

    [Theory]
    [MemberData(nameof(Doubles))]
    public async Task A_double_is_read_as_written(double number) => Assert.Equal(number, await RoundTripAsync(number));

    [Fact]
    public async Task Not_a_number_is_read_as_written() => Assert.Equal(double.NaN, await RoundTripAsync(double.NaN));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_boolean_is_read_as_written(bool flag) => Assert.Equal(flag, await RoundTripAsync(flag));

    [Fact]
    public async Task A_guid_is_read_as_written()
    {
        var guid = Guid.NewGuid();

        Assert.Equal(guid, await RoundTripAsync(guid));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    public async Task Bytes_are_read_as_written(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        Assert.Equal(bytes, await RoundTripAsync(bytes));
        Assert.Equal(bytes, await RoundTripAsync(new BinaryData(bytes)));
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05.1234567Z")]
    [InlineData("1601-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public async Task A_time_is_read_to_its_last_tick(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(time, await RoundTripAsync(time));
        Assert.Equal(time, await RoundTripAsync(time.ToOffset(TimeSpan.FromHours(-2))));
        Assert.Equal(time, await RoundTripAsync(time.UtcDateTime));
    }

    [Fact]
    public async Task A_property_without_a_value_is_not_kept()
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Kept"] = 1, ["Dropped"] = null });

        var read = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((true, false), (read.Value.ContainsKey("Kept"), read.Value.ContainsKey("Dropped")));
    }

    [Fact]
    public async Task A_time_that_is_not_UTC_is_refused()
    {
        var table = await ATable.NotCreatedAsync();
        var entity = new TableEntity("p", "r") { ["At"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local) };

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(entity));
    }

    [Fact]
    public async Task A_value_that_the_service_has_no_type_for_is_refused()
    {
        var table = await ATable.NotCreatedAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Day"] = DayOfWeek.Friday }));
    }

    [Fact]
    public async Task A_name_that_JSON_escapes_is_kept()
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Größe"] = 5L });

        Assert.Equal(5L, (await table.GetEntityAsync<TableEntity>("p", "r")).Value["Größe"]);
    }

    private static async Task<object> RoundTripAsync(object value)
    {
        var table = await ATable.CreatedAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });
        return (await table.GetEntityAsync<TableEntity>("p", "r")).Value["Value"];
    }
}
