using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger;

public sealed class UserIdTests
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
    public void A_user_id_may_be_any_text_and_is_kept_unchanged(string text)
    {
        Assert.True(UserId.TryCreate(text, out var user));
        Assert.Equal(text, user.Value);
        Assert.Equal(text, user.ToString());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_user_id_has_at_most_255_characters(int length, bool isOne) => Assert.Equal(isOne, UserId.TryCreate(new string('x', length), out _));

    [Fact]
    public void The_length_of_a_user_id_is_counted_in_UTF_16_code_units()
    {
        Assert.True(UserId.TryCreate(string.Concat(Enumerable.Repeat($"{High}{Low}", 127)), out _));
        Assert.False(UserId.TryCreate(string.Concat(Enumerable.Repeat($"{High}{Low}", 128)), out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_empty_text_is_not_a_user_id(string? text)
    {
        Assert.False(UserId.TryCreate(text, out var user));
        Assert.Null(user);
    }

    [Fact]
    public void A_user_id_with_half_a_surrogate_pair_is_rejected()
    {
        string[] halves = [$"{High}", $"{Low}", $"a{High}", $"{High}a", $"a{Low}b", $"{Low}{High}", $"{High}{High}{Low}", $"{High}{Low}{Low}"];

        Assert.All(halves, text => Assert.False(UserId.TryCreate(text, out _)));
        Assert.True(UserId.TryCreate($"a{High}{Low}b{High}{Low}", out _));
    }

    [Fact]
    public void User_ids_are_compared_ordinally()
    {
        Assert.Equal(A.User("alice"), A.User("alice"));
        Assert.NotEqual(A.User("alice"), A.User("Alice"));
        Assert.NotEqual(A.User("\u00E9"), A.User("e\u0301"));
    }
}
