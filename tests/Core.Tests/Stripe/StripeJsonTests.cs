using System.Text.Json;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeJsonTests
{
    private static readonly JsonElement Json = JsonElement.Parse(
        """{"nothing":null,"text":"a","empty":"","number":7,"large":9223372036854775808,"broken":1.5,"exponent":1e3,"yes":true,"no":false,"object":{"id":"x_1"},"nameless":{},"list":[]}""");

    [Theory]
    [InlineData("absent")]
    [InlineData("nothing")]
    public void An_absent_member_of_Stripe_JSON_is_read_as_null(string member)
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
    public void A_member_of_Stripe_JSON_is_read_in_its_type()
    {
        Assert.Equal("a", Json.Text("text"));
        Assert.Equal("", Json.Text("empty"));
        Assert.Equal(7, Json.Integer("number"));
        Assert.True(Json.Flag("yes"));
        Assert.False(Json.Flag("no"));
        Assert.Equal("x_1", Json.Member("object")?.Text("id"));
    }

    [Fact]
    public void The_id_of_an_expanded_Stripe_object_is_read()
    {
        Assert.Equal("a", Json.Id("text"));
        Assert.Equal("x_1", Json.Id("object"));
        Assert.Equal("id is missing", Unreadable(() => Json.Id("nameless")));
    }

    [Theory]
    [InlineData("number")]
    [InlineData("yes")]
    [InlineData("list")]
    public void A_value_that_is_not_text_is_not_converted_to_text(string member)
    {
        Assert.Equal($"{member} is not a string", Unreadable(() => Json.Text(member)));
        Assert.Equal($"{member} is not a string", Unreadable(() => Json.Id(member)));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("large")]
    [InlineData("broken")]
    [InlineData("object")]
    public void A_value_that_is_not_a_number_is_not_converted_to_a_number(string member) => Assert.Equal($"{member} is not a whole number", Unreadable(() => Json.Integer(member)));

    [Theory]
    [InlineData("text")]
    [InlineData("number")]
    public void A_value_of_another_type_is_not_converted_to_a_flag_or_an_object(string member)
    {
        Assert.Equal($"{member} is not true or false", Unreadable(() => Json.Flag(member)));
        Assert.Equal($"{member} is not an object", Unreadable(() => Json.Member(member)));
    }

    private static string Unreadable(Func<object?> read) => Assert.Throws<UnreadableEventException>(read).Message;
}
