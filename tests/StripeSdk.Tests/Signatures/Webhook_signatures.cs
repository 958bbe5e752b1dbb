using System.Text;
using Stripe;

namespace CreditFunctions.StripeSdk.Tests.Signatures;

public sealed class Webhook_signatures
{
    private const string Secret = "whsec_test_secret";
    private const long Noon = 1800000000;
    private const int HalfAPair = 0xD800;

    public static TheoryData<SignatureVector> Vectors() => [.. SignatureVector.ReadAll()];

    [Theory]
    [MemberData(nameof(Vectors), DisableDiscoveryEnumeration = true)]
    public void Each_vector_is_accepted_or_refused_in_this_way(SignatureVector vector)
    {
        var refusals = vector.Secrets.Select(secret => Record.Exception(
            () => EventUtility.ValidateSignature(vector.Payload, vector.Header, secret, vector.Tolerance, vector.VerifyAt))).ToArray();

        Assert.Equal(vector.Valid, refusals.Contains(null));
        Assert.Equal(vector.Throws, vector.Valid ? null : refusals[^1]!.GetType().FullName);
    }

    [Fact]
    public void The_vectors_cover_both_endings()
    {
        var vectors = SignatureVector.ReadAll();

        Assert.Equal(43, vectors.Count);
        Assert.Equal(20, vectors.Count(vector => vector.Valid));
    }

    [Theory]
    [InlineData("", "The signature header format is unexpected.")]
    [InlineData("t=1800000000,v1=00", "The expected signature was not found in the Stripe-Signature header. Make sure you're using the correct webhook secret (whsec_) and confirm the incoming request came from Stripe.")]
    public void A_refusal_says_why(string header, string message)
    {
        var refused = Assert.Throws<StripeException>(() => EventUtility.ValidateSignature("{}", header, Secret, 300, Noon));

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public void A_stale_one_says_so()
    {
        var header = EventUtility.GenerateSignatureHeader("{}", Secret, Noon);

        var refused = Assert.Throws<StripeException>(() => EventUtility.ValidateSignature("{}", header, Secret, 300, Noon + 301));

        Assert.Equal("The webhook cannot be processed because the current timestamp is outside of the allowed tolerance.", refused.Message);
    }

    [Fact]
    public void A_header_that_is_null_is_not_looked_for() =>
        Assert.Throws<NullReferenceException>(() => EventUtility.ValidateSignature("{}", null, Secret, 300, Noon));

    [Theory]
    [InlineData(HalfAPair, 0)]
    [InlineData(0, HalfAPair)]
    public void Half_a_surrogate_pair_has_no_signature(int inPayload, int inSecret)
    {
        var refused = Assert.Throws<StripeException>(
            () => EventUtility.ValidateSignature($"{{}}{(char)inPayload}", "t=1800000000,v1=00", $"{Secret}{(char)inSecret}", 300, Noon));

        Assert.Equal("The webhook cannot be processed because the signature cannot be safely calculated.", refused.Message);
        Assert.IsType<EncoderFallbackException>(refused.InnerException);
    }

    [Fact]
    public void Without_a_time_given_now_counts()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        EventUtility.ValidateSignature("{}", EventUtility.GenerateSignatureHeader("{}", Secret), Secret);
        Assert.Throws<StripeException>(() => EventUtility.ValidateSignature("{}", EventUtility.GenerateSignatureHeader("{}", Secret, now - 3600), Secret));
        Assert.Throws<StripeException>(() => EventUtility.ValidateSignature("{}", EventUtility.GenerateSignatureHeader("{}", Secret, now + 3600), Secret));
        Assert.Equal(300, EventUtility.DefaultTimeTolerance);
    }

    [Fact]
    public void A_header_is_the_time_and_the_signature() =>
        Assert.Equal(
            "t=1800000000,v1=c54fd4ffd4dd216571ba5d99b08a3cf927757e386c311b181f85788c2178e368",
            EventUtility.GenerateSignatureHeader("{}", Secret, Noon));

    [Fact]
    public void A_signature_is_the_text_of_the_time_a_full_stop_and_the_body() =>
        Assert.Equal(
            "c54fd4ffd4dd216571ba5d99b08a3cf927757e386c311b181f85788c2178e368",
            EventUtility.ComputeSignature(Secret, "1800000000", "{}"));
}
