using System.Text;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class TableKeyTests
{
    private static readonly Gen<string> AnyRune = Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(value => new Rune(value).ToString());

    private static readonly Gen<string> Part = Gen.Frequency(
        (18, Gen.OneOf("a", "A", ".", "!", "2", "F", "f", "/", "\\", "#", "?", "%", "|", "h", "\0", "\u007F", "\u0085", "é", "e\u0301")),
        (1, AnyRune));

    private static readonly Gen<string> RandomId = Gen.Frequency((9, Part.Array[1, 5]), (1, Part.Array[495, 515])).Select(string.Concat);

    [Theory]
    [InlineData("alice", "a.alice")]
    [InlineData("AZaz09-_.:@", "a.AZaz09-_.:@")]
    [InlineData("auth0|1", "a.auth0!7C1")]
    [InlineData("a/b", "a.a!2Fb")]
    [InlineData("a%2Fb", "a.a!252Fb")]
    [InlineData("a!2Fb", "a.a!212Fb")]
    [InlineData("x#y", "a.x!23y")]
    [InlineData(".", "a..")]
    [InlineData("ü", "a.!C3!BC")]
    [InlineData("🙂", "a.!F0!9F!99!82")]
    public void An_id_is_escaped_in_a_table_key(string id, string key) => Assert.Equal(key, TableKey.Partition(id));

    [Fact]
    public void A_row_key_begins_with_its_kind() => Assert.Equal("event|a.evt_1", TableKey.Row("event", "evt_1"));

    [Theory]
    [InlineData(510, "a.")]
    [InlineData(511, "h.")]
    public void A_table_key_over_512_characters_is_hashed(int length, string begins)
    {
        var key = TableKey.Partition(new string('x', length));

        Assert.StartsWith(begins, key, StringComparison.Ordinal);
        Assert.Equal(begins == "a." ? 512 : 2 + 64, key.Length);
    }

    [Fact]
    public void The_escaped_length_with_the_kind_decides_whether_a_table_key_is_hashed()
    {
        Assert.StartsWith("a.", TableKey.Partition(new string('/', 170)), StringComparison.Ordinal);
        Assert.StartsWith("h.", TableKey.Partition(new string('/', 171)), StringComparison.Ordinal);
        Assert.StartsWith("event|a.", TableKey.Row("event", new string('x', 504)), StringComparison.Ordinal);
        Assert.StartsWith("event|h.", TableKey.Row("event", new string('x', 505)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hashed_table_key_is_the_SHA_256_of_the_UTF_8_bytes() => Assert.Equal(
        "h.41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3",
        TableKey.Partition(new string('a', 1000)));

    [Fact]
    public void An_id_that_looks_like_the_key_of_another_id_has_its_own_key()
    {
        var ids = new List<string> { "a/b", "a.a!2Fb", "a!2Fb", "a!2fb", "a!212Fb", new('x', 600), "alice", "a.alice", "a.a.alice", "h.alice" };

        for (var round = 0; round < 3; round++)
        {
            ids.AddRange(ids.Select(TableKey.Partition).ToList());
        }

        var distinct = ids.Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(distinct.Count, distinct.Select(TableKey.Partition).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Random_ids_have_distinct_and_valid_table_keys() => RandomId.Array[1, 200].Sample(
        ids =>
        {
            var keys = ids.Distinct(StringComparer.Ordinal).Select(TableKey.Partition).ToList();

            Assert.Distinct(keys, StringComparer.Ordinal);
            Assert.All(keys, key =>
            {
                Assert.InRange(key.Length, 3, TableKey.LengthMax);
                Assert.DoesNotContain(key, character => character is < ' ' or > '~' or '/' or '\\' or '#' or '?' or '%');
            });
        },
        print: ids => string.Join('\n', ids.Select(id => Convert.ToHexString(Encoding.UTF8.GetBytes(id)))));

    [Fact]
    public void An_id_with_half_a_surrogate_pair_has_no_table_key()
    {
        Assert.Throws<EncoderFallbackException>(() => TableKey.Partition("\uD800"));
        Assert.Throws<EncoderFallbackException>(() => TableKey.Row("session", "\uDC00" + new string('x', 600)));
    }

    [Fact]
    public void An_empty_id_has_no_table_key()
    {
        Assert.Throws<ArgumentException>(() => TableKey.Partition(""));
        Assert.Throws<ArgumentNullException>(() => TableKey.Row("event", null!));
    }
}
