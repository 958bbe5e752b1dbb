using System.Text;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class PackFileTests
{
    private const string Pack = """{"id":"small","name":"Small","credits":50,"price":4999,"currency":"usd"}""";

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
    public void A_pack_file_may_have_comments()
    {
        var catalog = Parse(Whole);

        Assert.Equal([new CreditPack("small", "Small pack", 50, new Price(4999, "usd"), null, Active: true, DisplayOrder: 0)], catalog.Active);
        Assert.Equal(new CustomPack(100, 100_000, 0.014m, Currency.Of("usd")), catalog.Custom);
    }

    [Theory]
    [InlineData("{\"packs\":[" + Pack + "]}")]
    [InlineData("{\"packs\":[" + Pack + "],\"custom\":null}\n// The end.\n")]
    [InlineData("\ufeff{\"packs\":[" + Pack + "]}")]
    public void The_custom_pack_of_a_pack_file_is_optional(string text) => Assert.Null(Parse(text).Custom);

    [Fact]
    public void An_optional_member_of_a_pack_file_may_be_null() =>
        Assert.Equal("price_1", Parse("""{"packs":[{"id":"a","name":"A","currency":"usd","credits":null,"price":null,"stripePriceId":"price_1"},{"id":"b","name":"B","currency":"usd","credits":1,"price":50,"stripePriceId":null}]}""").Find("a")!.StripePriceId);

    [Theory]
    [InlineData("\"credits\": 300,", "\"credits\": \"300\",", "line 14, packs[1].credits: expected a whole number without quotes.")]
    [InlineData("\"credits\": 300,", "\"credits\": 300.5,", "line 14, packs[1].credits: expected a whole number without quotes.")]
    [InlineData("\"credits\": 300,", "\"credits\": 99999999999999999999,", "line 14, packs[1].credits: expected a whole number without quotes.")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": 7,", "line 13, packs[1].name: expected text in quotes, in UTF-8.")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": null,", "line 13, packs[1].name: expected text in quotes, in UTF-8.")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": \"\\ud800\",", "line 13, packs[1].name: expected text in quotes, in UTF-8.")]
    [InlineData("\"active\": false,", "\"active\": \"no\",", "line 18, packs[1].active: expected true or false.")]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": 2147483648", "line 19, packs[1].displayOrder: expected a whole number without quotes.")]
    [InlineData("\"pricePerCredit\": \"0.014\",", "\"pricePerCredit\": 0.014,", "line 25, custom.pricePerCredit: expected text in quotes, in UTF-8.")]
    [InlineData("\"active\": false,", "\"Active\": false,", "line 18, packs[1].Active: unknown member.")]
    [InlineData("\"maxCredits\": 100000,", "\"maxCredit\": 100000,", "line 24, custom.maxCredit: unknown member.")]
    [InlineData("\"maxCredits\": 100000,", "\"minCredits\": 1,", "line 24, custom.minCredits: this member appears twice.")]
    [InlineData("\"currency\": \"usd\",", "", "line 20, packs[1]: missing 'currency'.")]
    [InlineData("\"maxCredits\": 100000,", "", "line 27, custom: missing 'maxCredits'.")]
    [InlineData("\"price\": 19999,", "\"price\": 19999", "line 16, packs[1]: '\"' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("\"displayOrder\": 3", "\"displayOrder\": 3,", "line 20, packs[1]: remove the comma at the end.")]
    public void A_JSON_error_in_a_pack_file_is_reported_with_line_path_and_expectation(string right, string wrong, string message) =>
        Assert.Equal("packs.json: " + message, Problem(Whole.Replace(right, wrong, StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "line 1, the file: ")]
    [InlineData("[]", "line 1, the file: expected an object.")]
    [InlineData("null", "the file must hold an object with \"packs\".")]
    [InlineData("{}", "line 1, the file: missing 'packs'.")]
    [InlineData("{\"packs\":[]}", "there is no pack in \"packs\".")]
    [InlineData("{\"packs\":{}}", "line 1, packs: expected a list of packs.")]
    [InlineData("{\n\"packs\":null}", "line 2, packs: expected a list of packs.")]
    [InlineData("{\"packs\":[null]}", "packs[0]: expected an object.")]
    [InlineData("{\n\"packs\":[\n7]}", "line 3, packs[0]: expected an object.")]
    [InlineData("{\"packs\":[" + Pack + "],\n\"pakcs\":[]}", "line 2, pakcs: unknown member.")]
    [InlineData("{\"packs\":[" + Pack + "],\n\"custom\":7}", "line 2, custom: expected an object.")]
    [InlineData("{\"packs\":[" + Pack + "],\n\"packs\":[]}", "line 2, packs: this member appears twice.")]
    [InlineData("{\"packs\":[" + Pack + "]}\n}", "line 2, the file: ")]
    [InlineData("{\"packs\":[" + Pack + "]}\n{\"packs\":[]}", "line 2, the file: ")]
    public void A_pack_file_of_another_shape_is_rejected(string text, string message) =>
        Assert.StartsWith("packs.json: " + message, Problem(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("name\":\"Small")]
    [InlineData("credits")]
    public void A_pack_file_that_is_not_UTF8_is_rejected_with_the_line(string after)
    {
        var file = Encoding.Latin1.GetBytes(("{\n\"packs\":[" + Pack + "]}").Replace(after, after + "\u00e9", StringComparison.Ordinal));

        var failure = Assert.Throws<InvalidPackFileException>(() => PackFile.Parse("packs.json", file));

        Assert.StartsWith("packs.json: line 2, packs[0]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_about_a_missing_pack_file_names_it()
    {
        var failure = Assert.Throws<InvalidPackFileException>(() => PackFile.Load(new PackOptions { File = "none.json" }));

        Assert.Equal("none.json: there is no such file.", failure.Message);
    }

    [Theory]
    [InlineData("\"id\": \"large\",", "\"id\": \"small\",", "packs[1] \"small\": the id is used twice in usd")]
    [InlineData("\"id\": \"large\",", "\"id\": \"custom\",", "packs[1] \"custom\": the id \"custom\" is reserved for the custom pack")]
    [InlineData("\"id\": \"large\",", "\"id\": \"\",", "packs[1] \"\": the id must have 1 to 64 characters")]
    [InlineData("\"name\": \"Large pack\",", "\"name\": \"\",", "packs[1] \"large\": the name must have 1 to 250 characters")]
    [InlineData("\"credits\": 300,", "\"credits\": 0,", "credits must be 1 or more")]
    [InlineData("\"credits\": 300,", "\"credits\": -5,", "credits must be 1 or more")]
    [InlineData("\"price\": 19999,", "\"price\": 49,", "below Stripe's smallest charge of 50")]
    [InlineData("\"price\": 19999,", "\"price\": 100000000,", "above Stripe's largest charge of 99999999")]
    [InlineData("\"currency\": \"usd\",", "\"currency\": \"USD\",", "\"USD\" is not a currency code")]
    [InlineData("\"currency\": \"usd\",", "\"currency\": \"credits\",", "\"credits\" is not a currency code")]
    [InlineData("\"stripePriceId\": \"price_1\",", "\"stripePriceId\": \"\",", "stripePriceId must not be empty")]
    public void A_pack_that_cannot_be_sold_is_reported_with_its_position_and_id(string right, string wrong, string problem) =>
        Assert.Contains(problem, Problem(Whole.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"0.014\"", "\"1.4 cents\"", "pricePerCredit must be a decimal number in quotes")]
    [InlineData("\"0.014\"", "\"0\"", "pricePerCredit must be a decimal number in quotes")]
    [InlineData("\"0.014\"", "\"-1\"", "pricePerCredit must be a decimal number in quotes")]
    [InlineData("\"0.014\"", "\"0.0140000000001\"", "pricePerCredit must have at most 12 decimals")]
    [InlineData("\"0.014\"", "\"0.0001\"", "at minCredits, 1 usd is below Stripe's smallest charge of 50")]
    [InlineData("\"0.014\"", "\"10.00001\"", "at maxCredits, 100000100 usd is above Stripe's largest charge of 99999999")]
    [InlineData("\"0.014\"", "\"79228162514264337593543950335\"", "at maxCredits, the price is above Stripe's largest charge of 99999999 minor units")]
    [InlineData("100000,", "1000000000,", "at maxCredits, 1400000000 usd is above Stripe's largest charge of 99999999")]
    [InlineData("\"minCredits\": 100,", "\"minCredits\": 0,", "minCredits must be 1 or more")]
    [InlineData("\"minCredits\": 100,", "\"minCredits\": 100001,", "minCredits must be 1 or more, and maxCredits not less than that")]
    [InlineData("100000,", "1000000001,", "minCredits must be 1 or more, and maxCredits not less than that and at most 1000000000")]
    public void A_custom_pack_that_cannot_be_sold_is_reported(string right, string wrong, string problem) =>
        Assert.StartsWith("packs.json: custom: " + problem, Problem(Whole.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData(101, 104, false)]
    [InlineData(101, 105, true)]
    [InlineData(105, 109, true)]
    public void Custom_limits_without_a_number_that_can_be_sold_are_reported(int min, int max, bool isSold)
    {
        var text = $$"""{"packs":[{{Pack}}],"custom":{"minCredits":{{min}},"maxCredits":{{max}},"pricePerCredit":"0.014","currency":"kwd"} }""";

        var failure = Record.Exception(() => Parse(text));

        Assert.Equal(
            isSold ? null : $"packs.json: custom: no number of credits from {min} to {max} can be sold: in kwd, Stripe charges multiples of 10 minor units, which at this price are multiples of 5 credits.",
            failure?.Message);
    }

    [Theory]
    [InlineData(64, 250, true)]
    [InlineData(65, 250, false)]
    [InlineData(64, 251, false)]
    public void Pack_ids_and_names_are_limited_to_what_Stripe_accepts(int idLength, int nameLength, bool isAccepted)
    {
        var text = $$"""{"packs":[{"id":"{{new string('i', idLength)}}","name":"{{new string('n', nameLength)}}","credits":1,"price":50,"currency":"usd"}]}""";

        Assert.Equal(isAccepted, Record.Exception(() => Parse(text)) is null);
    }

    private static PackCatalog Parse(string text) => PackFile.Parse("packs.json", Encoding.UTF8.GetBytes(text));

    private static string Problem(string text) => Assert.Throws<InvalidPackFileException>(() => Parse(text)).Message;
}
