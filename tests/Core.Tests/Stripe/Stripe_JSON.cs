using System.Text.Json;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class Stripe_JSON
{
    private static readonly JsonElement Json = JsonElement.Parse(
        """{"nothing":null,"text":"a","empty":"","number":7,"large":9223372036854775808,"broken":1.5,"exponent":1e3,"yes":true,"no":false,"object":{"id":"x_1"},"nameless":{},"list":[]}""");

    [Theory]
    [InlineData("absent")]
    [InlineData("nothing")]
    public void Absent_and_null_are_the_same(string member)
    {
        Assert.Null(Json.Text(member));
        Assert.Null(Json.Integer(member));
        Assert.Null(Json.Flag(member));
        Assert.Null(Json.Member(member));
        Assert.Null(Json.Id(member));
        Assert.Equal($"{member} is missing", Unreadable(() => Json.RequiredText(member)));
        Assert.Equal($"{member} is missing", Unreadable(() => Json.RequiredInteger(member)));
    }

    [Fact]
    public void The_right_kind_is_read()
    {
        Assert.Equal("a", Json.Text("text"));
        Assert.Equal("", Json.Text("empty"));
        Assert.Equal(7, Json.Integer("number"));
        Assert.True(Json.Flag("yes"));
        Assert.False(Json.Flag("no"));
        Assert.Equal("x_1", Json.Member("object")?.Text("id"));
    }

    [Fact]
    public void An_id_may_be_expanded_to_its_object()
    {
        Assert.Equal("a", Json.Id("text"));
        Assert.Equal("x_1", Json.Id("object"));
        Assert.Equal("id is missing", Unreadable(() => Json.Id("nameless")));
    }

    [Theory]
    [InlineData("number")]
    [InlineData("yes")]
    [InlineData("list")]
    public void The_wrong_kind_is_never_converted_to_a_text(string member)
    {
        Assert.Equal($"{member} is not a string", Unreadable(() => Json.Text(member)));
        Assert.Equal($"{member} is not a string", Unreadable(() => Json.Id(member)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("large")]
    [InlineData("broken")]
    [InlineData("object")]
    public void Nor_to_a_number(string member) => Assert.Equal($"{member} is not a whole number", Unreadable(() => Json.Integer(member)));

    [Theory]
    [InlineData("text")]
    [InlineData("number")]
    public void Nor_to_a_flag_or_an_object(string member)
    {
        Assert.Equal($"{member} is not true or false", Unreadable(() => Json.Flag(member)));
        Assert.Equal($"{member} is not an object", Unreadable(() => Json.Member(member)));
    }

    private static string Unreadable(Func<object?> read) => Assert.Throws<UnreadableEventException>(read).Message;
}
