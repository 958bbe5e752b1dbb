using System.Text;
using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class Pack_files
{
    private const string Whole = """
        {
          // What we sell.
          "packs": [
            {
              "id": "small",
              "name": "Small pack",
              "credits": 50,
              "price": 4999,
              "currency": "usd"
            },
            {
              "id": "large", /* with a price in Stripe's catalogue */
              "name": "Large pack",
              "credits": 300,
              "price": 19999,
              "currency": "usd",
              "stripePriceId": "price_1",
              "active": false,
              "displayOrder": 3
            }
          ],
          "custom": {
            "minCredits": 100,
            "maxCredits": 100000,
            "pricePerCredit": "0.014",
            "currency": "usd"
          }
        }
        """;

    [Fact]
    public void A_whole_one_is_read_with_its_comments()
    {
        var catalog = Parse(Whole);

        Assert.Equal([new CreditPack("small", "Small pack", 50, new Price(4999, "usd"), null, Active: true, DisplayOrder: 0)], catalog.Active);
        Assert.Equal(new CustomPack(100, 100_000, 0.014m, Currency.Of("usd")), catalog.Custom);
    }

    [Theory]
    [InlineData("\"name\": \"Large pack\",", "\"name\": \"Large pack\", \"id\": \"large\",", 13)]
    [InlineData("\"credits\": 300,", "\"credits\": \"300\",", 14)]
    [InlineData("\"credits\": 300,", "\"credits\": 300.5,", 14)]
    [InlineData("\"credits\": 300,", "\"credits\": 99999999999999999999,", 14)]
    [InlineData("\"credits\": 300,", "\"credits\": true,", 14)]
    [InlineData("\"name\": \"Large pack\",", "\"name\": null,", 13)]
    [InlineData("\"active\": false,", "\"active\": \"no\",", 18)]
    [InlineData("\"active\": false,", "\"activ\": false,", 18)]
    [InlineData("\"active\": false,", "\"Active\": false,", 18)]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": 3000000000", 19)]
    [InlineData("\"maxCredits\": 100000,", "\"maxCredits\": \"many\",", 24)]
    [InlineData("\"maxCredits\": 100000,", "\"maxCredit\": 100000,", 24)]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": 0.014,", 25)]
    [InlineData("\"price\": 19999,", "\"price\": 19999", 16)]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": 3,", 20)]
    [InlineData("\"currency\": \"usd\",", "\"currency\": \"usd,", 16)]
    public void A_mistake_in_the_JSON_is_told_with_its_line(string right, string wrong, int line) => AssertWrong(Whole.Replace(right, wrong, StringComparison.Ordinal), line, "");

    [Theory]
    [InlineData("\"credits\": 300,", "\"credits\": \"300\",", "line 14: \"credits\" must be a whole number without quotes, from -9223372036854775808 to 9223372036854775807.")]
    [InlineData("\"credits\": 300,", "\"credits\": 99999999999999999999,", "line 14: \"credits\" must be a whole number without quotes, from -9223372036854775808 to 9223372036854775807.")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": 7,", "line 13: \"name\" must be a text in quotes.")]
    [InlineData("\"active\": false,", "\"active\": \"no\",", "line 18: \"active\" must be true or false.")]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": 2147483648", "line 19: \"displayOrder\" must be a whole number without quotes, from -2147483648 to 2147483647.")]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": -2147483649", "line 19: \"displayOrder\" must be a whole number without quotes, from -2147483648 to 2147483647.")]
    [InlineData("\"active\": false,", "\"Active\":\n false,", "line 18: \"Active\" is not known here; known are id, name, credits, price, currency, stripePriceId, active, displayOrder.")]
    [InlineData("\"maxCredits\": 100000,", "\"maxCredit\": 100000,", "line 24: \"maxCredit\" is not known here; known are minCredits, maxCredits, pricePerCredit, currency.")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": \"\\ud800\",", "line 13: the text is not UTF-8, or has half of a pair of \\u escapes; save the file as UTF-8.")]
    [InlineData("\"maxCredits\": 100000,", "\"minCredits\": 1,", "line 24: \"minCredits\" stands here a second time.")]
    [InlineData("\"currency\": \"usd\",", "", "line 11: \"currency\" is missing.")]
    [InlineData("\"maxCredits\": 100000,", "", "line 22: \"maxCredits\" is missing.")]
    public void A_wrong_value_is_told_with_what_is_expected_of_it(string right, string wrong, string message) =>
        Assert.Equal($"packs.json, {message}", Assert.Throws<InvalidPackFileException>(() => Parse(Whole.Replace(right, wrong, StringComparison.Ordinal))).Message);

    [Fact]
    public void Null_is_as_good_as_nothing_where_a_member_may_be_left_out() =>
        Assert.Equal("price_1", Parse("""{"packs":[{"id":"a","name":"A","currency":"usd","credits":null,"price":null,"stripePriceId":"price_1"},{"id":"b","name":"B","currency":"usd","credits":1,"price":50,"stripePriceId":null}]}""").Find("a")!.StripePriceId);

    [Theory]
    [InlineData("\"id\": \"large\",", "\"id\": \"small\",", "the id \"small\" is used twice in usd")]
    [InlineData("\"id\": \"large\",", "\"id\": \"custom\",", "kept for the custom pack")]
    [InlineData("\"id\": \"large\",", "\"id\": \"\",", "1 to 64 characters")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": \"\",", "1 to 250 characters")]
    [InlineData("\"credits\": 300,", "\"credits\": 0,", "credits must be 1 or more")]
    [InlineData("\"credits\": 300,", "\"credits\": -5,", "credits must be 1 or more")]
    [InlineData("\"price\": 19999,", "\"price\": 49,", "below Stripe's smallest charge of 50")]
    [InlineData("\"price\": 19999,", "\"price\": 100000000,", "above Stripe's largest charge of 99999999")]
    [InlineData("\"currency\": \"usd\",", "\"currency\": \"USD\",", "\"USD\" is not a currency code")]
    [InlineData("\"currency\": \"usd\",", "\"currency\": \"credits\",", "\"credits\" is not a currency code")]
    [InlineData("\"stripePriceId\": \"price_1\",", "\"stripePriceId\": \"\",", "stripePriceId must not be empty")]
    public void What_cannot_be_sold_is_told_with_the_line_where_the_pack_begins(string right, string wrong, string problem) =>
        AssertWrong(Whole.Replace(right, wrong, StringComparison.Ordinal), 11, problem);

    [Theory]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"1.4 cents\",", "a decimal number in quotes")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"0\",", "a decimal number in quotes")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"-1\",", "a decimal number in quotes")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"0.0001\",", "at minCredits, 1 usd is below")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"10.00001\",", "at maxCredits, 100000100 usd is above")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"79228162514264337593543950335\",", "pricePerCredit is too large")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": \"0.0140000000001\",", "pricePerCredit must have at most 12 decimals")]
    [InlineData("\"minCredits\": 100,", "\"minCredits\": 0,", "minCredits must be 1 or more")]
    [InlineData("\"minCredits\": 100,", "\"minCredits\": 100001,", "maxCredits not less than that")]
    [InlineData("\"maxCredits\": 100000,", "\"maxCredits\": 1000000001,", "at most 1000000000")]
    public void A_custom_pack_that_cannot_be_sold_is_told_with_the_line_where_it_begins(string right, string wrong, string problem) =>
        AssertWrong(Whole.Replace(right, wrong, StringComparison.Ordinal), 22, problem);

    private static PackCatalog Parse(string text) => PackFile.Parse("packs.json", Encoding.UTF8.GetBytes(text));

    private static void AssertWrong(string text, int line, string problem)
    {
        var failure = Assert.Throws<InvalidPackFileException>(() => Parse(text));

        Assert.StartsWith($"packs.json, line {line}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }
}
