using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("sk_live_1", true)]
    [InlineData("rk_live_1", true)]
    [InlineData("sk_test_1", false)]
    [InlineData("rk_test_live1", false)]
    [InlineData("sk_test_a_live_b", false)]
    public void The_API_key_determines_the_mode_of_Stripe(string key, bool isLive) => Assert.Equal(isLive, new StripeOptions { SecretKey = key }.IsLiveMode);
}
