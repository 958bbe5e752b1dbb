using System.Text;
using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class Pack_files_as_a_whole
{
    private const string Pack = """{"id":"small","name":"Small","credits":50,"price":4999,"currency":"usd"}""";

    [Theory]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    [InlineData("{}", 1)]
    [InlineData("{\"packs\":[]}", 1)]
    [InlineData("{\"packs\":{}}", 1)]
    [InlineData("{\n\"packs\":null}", 2)]
    [InlineData("{\n\"packs\":[\nnull]}", 3)]
    [InlineData("{\n\"packs\":[\n7]}", 3)]
    [InlineData("{\n\"packs\":[" + Pack + "],\n\"pakcs\":[]}", 3)]
    [InlineData("{\n\"packs\":[" + Pack + "\n", 3)]
    [InlineData("{\n\"packs\":[" + Pack + "],\n\"custom\":7}", 3)]
    [InlineData("{\n\"packs\":[" + Pack + "],\n\"custom\":{}}", 3)]
    [InlineData("{\n\"packs\":[{\"id\":\"small\"}]}", 2)]
    public void A_mistake_is_told_with_its_line(string text, int line)
    {
        var failure = Assert.Throws<InvalidPackFileException>(() => Parse(text));

        Assert.StartsWith($"packs.json, line {line}: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"packs\":[" + Pack + "]}")]
    [InlineData("{\"packs\":[" + Pack + "],\"custom\":null}\n// The end.\n")]
    public void The_custom_pack_may_be_left_out(string text) => Assert.Null(Parse(text).Custom);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<InvalidPackFileException>(() => PackFile.Load(new PackOptions { File = "none.json" }));

        Assert.Equal("none.json: there is no such file; Packs__File names it.", failure.Message);
    }

    [Theory]
    [InlineData(64, 250, true)]
    [InlineData(65, 250, false)]
    [InlineData(64, 251, false)]
    public void Ids_and_names_are_as_long_as_Stripe_takes_them(int idLength, int nameLength, bool isTaken)
    {
        var text = $$"""{"packs":[{"id":"{{new string('i', idLength)}}","name":"{{new string('n', nameLength)}}","credits":1,"price":50,"currency":"usd"}]}""";

        Assert.Equal(isTaken, Record.Exception(() => Parse(text)) is null);
    }

    private static PackCatalog Parse(string text) => PackFile.Parse("packs.json", Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("{\"packs\":[" + Pack + "],\n\"packs\":[" + Pack + "]}")]
    [InlineData("{\"packs\":[" + Pack + "],\n\"packs\":[]}")]
    [InlineData("{\"packs\":[" + Pack + "],\"custom\":null,\n\"custom\":null}")]
    [InlineData("{\"packs\":[" + Pack + "]}\n}")]
    [InlineData("{\"packs\":[" + Pack + "]}\n{\"packs\":[]}")]
    public void A_member_twice_or_a_second_value_is_a_mistake_too(string text)
    {
        var failure = Assert.Throws<InvalidPackFileException>(() => Parse(text));

        Assert.StartsWith("packs.json, line 2: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name\":\"Small")]
    [InlineData("credits")]
    public void Text_that_is_not_UTF8_is_told_with_its_line(string after)
    {
        var file = Encoding.Latin1.GetBytes(("{\n\"packs\":[" + Pack + "]}").Replace(after, after + "\u00e9", StringComparison.Ordinal));

        var failure = Assert.Throws<InvalidPackFileException>(() => PackFile.Parse("packs.json", file));

        Assert.StartsWith("packs.json, line 2: the text is not UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake() => Parse("\ufeff{\"packs\":[" + Pack + "]}");
}
