using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger;

public sealed class User_ids
{
    private const char High = '\uD83D';
    private const char Low = '\uDE42';

    [Theory]
    [InlineData("alice")]
    [InlineData("auth0|1")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("x#y?z\\")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("\0\t\u007F")]
    [InlineData("Zoë 東京")]
    public void Any_text_of_a_token_is_one_and_stays_as_it_is(string text)
    {
        Assert.True(UserId.TryCreate(text, out var user));
        Assert.Equal(text, user.Value);
        Assert.Equal(text, user.ToString());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void It_has_at_most_255_characters(int length, bool isOne) => Assert.Equal(isOne, UserId.TryCreate(new string('x', length), out _));

    [Fact]
    public void Characters_are_counted_as_UTF_16_does()
    {
        Assert.True(UserId.TryCreate(string.Concat(Enumerable.Repeat($"{High}{Low}", 127)), out _));
        Assert.False(UserId.TryCreate(string.Concat(Enumerable.Repeat($"{High}{Low}", 128)), out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_none(string? text)
    {
        Assert.False(UserId.TryCreate(text, out var user));
        Assert.Null(user);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        string[] halves = [$"{High}", $"{Low}", $"a{High}", $"{High}a", $"a{Low}b", $"{Low}{High}", $"{High}{High}{Low}", $"{High}{Low}{Low}"];

        Assert.All(halves, text => Assert.False(UserId.TryCreate(text, out _)));
        Assert.True(UserId.TryCreate($"a{High}{Low}b{High}{Low}", out _));
    }

    [Fact]
    public void Ids_are_compared_to_the_letter()
    {
        Assert.Equal(A.User("alice"), A.User("alice"));
        Assert.NotEqual(A.User("alice"), A.User("Alice"));
        Assert.NotEqual(A.User("\u00E9"), A.User("e\u0301"));
    }
}
