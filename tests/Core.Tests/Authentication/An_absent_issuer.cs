using CreditFunctions.Core.Authentication;

namespace CreditFunctions.Core.Tests.Authentication;

public sealed class An_absent_issuer : AuthenticationTests
{
    [Fact]
    public async Task Is_an_outage_and_not_a_refusal()
    {
        var token = Token().SignedBy(Rsa);
        await Issuer.StopAsync();

        await Assert.ThrowsAsync<SignInUnavailableException>(() => UserOfAsync(token));
    }

    [Fact]
    public async Task That_answers_with_something_else_is_one_too()
    {
        var verifier = Verifier(issuer: Issuer.Url + "/keys");

        await Assert.ThrowsAsync<SignInUnavailableException>(() => UserOfAsync(Token().SignedBy(Rsa), verifier));
    }

    [Fact]
    public async Task Does_not_outlast_the_request_that_was_given_up()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Verifier().VerifyAsync(Token().SignedBy(Rsa), given.Token));
    }
}
