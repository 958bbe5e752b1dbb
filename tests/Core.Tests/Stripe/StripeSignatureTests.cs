using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeSignatureTests
{
    private const string Body = """{"id":"evt_1"}""";
    private const string Secret = "whsec_sample_1";

    private static readonly string Good = EventUtility.GenerateSignatureHeader(Body, Secret, A.Noon.ToUnixTimeSeconds());

    public static TheoryData<SignatureVector> Vectors() => [.. SignatureVector.ReadAll()];

    [Theory]
    [MemberData(nameof(Vectors), DisableDiscoveryEnumeration = true)]
    public void Every_signature_vector_is_valid_or_invalid_as_stated_and_never_throws(SignatureVector vector)
    {
        var signature = Signature(DateTimeOffset.FromUnixTimeSeconds(vector.VerifyAt), vector.Secrets);

        Assert.Equal(vector.Valid, signature.IsValid(vector.Payload, vector.Header));
    }

    [Fact]
    public void The_signature_vectors_contain_valid_and_invalid_ones() => Assert.Equal([19, 22], SignatureVector.ReadAll().CountBy(vector => vector.Valid).OrderByDescending(count => count.Key).Select(count => count.Value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData(",,,")]
    [InlineData("=")]
    [InlineData("t")]
    [InlineData("t=")]
    [InlineData("t=,v1=")]
    [InlineData("t==1")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=+1,v1=00")]
    [InlineData("t= 1,v1=00")]
    [InlineData("t=1.5,v1=00")]
    [InlineData("t=0x10,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("T=1,V1=00")]
    [InlineData("v1=00")]
    [InlineData("t=1;v1=00")]
    public void A_malformed_signature_header_is_invalid_and_does_not_throw(string? header) => Assert.False(Signature(A.Noon, Secret).IsValid(Body, header));

    [Fact]
    public void A_signature_by_any_of_several_secrets_is_valid()
    {
        Assert.True(Signature(A.Noon, Secret, "whsec_sample_2").IsValid(Body, Good));
        Assert.True(Signature(A.Noon, "whsec_sample_2", Secret).IsValid(Body, Good));
        Assert.True(Signature(A.Noon, "whsec_sample_2", "whsec_sample_3", Secret, "whsec_sample_4").IsValid(Body, Good));
        Assert.False(Signature(A.Noon, "whsec_sample_2", "whsec_sample_3").IsValid(Body, Good));
        Assert.False(Signature(A.Noon).IsValid(Body, Good));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_signature_is_valid_for_five_minutes_before_and_after_its_time(int seconds, bool isValid) =>
        Assert.Equal(isValid, Signature(A.Noon.AddSeconds(seconds), Secret).IsValid(Body, Good));

    [Theory]
    [InlineData(Body + " ")]
    [InlineData(" " + Body)]
    [InlineData("""{"id":"evt_2"}""")]
    [InlineData("")]
    public void A_signature_of_another_body_is_invalid(string body) => Assert.False(Signature(A.Noon, Secret).IsValid(body, Good));

    [Fact]
    public void A_signature_of_a_body_that_is_not_UTF_8_is_invalid() => Assert.False(Signature(A.Noon, Secret).IsValid(Body + '\uD800', Good));

    [Fact]
    public void Adding_a_current_time_does_not_make_an_old_signature_valid()
    {
        var old = EventUtility.GenerateSignatureHeader(Body, Secret, A.Noon.ToUnixTimeSeconds() - 4000);

        Assert.False(Signature(A.Noon, Secret).IsValid(Body, $"t={A.Noon.ToUnixTimeSeconds()},{old}"));
        Assert.False(Signature(A.Noon, Secret).IsValid(Body, $"{old},t={A.Noon.ToUnixTimeSeconds()}"));
    }

    private static StripeSignature Signature(DateTimeOffset now, params string[] secrets) =>
        new(Options.Create(new StripeOptions { WebhookSecrets = secrets }), new FakeTimeProvider(now));
}
