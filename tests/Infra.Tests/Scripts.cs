using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>The scripts, run for real, but for <c>az</c> and <c>curl</c>.</summary>
public sealed class Scripts
{
    private const string AnswersAsADeployment =
        """
        curl() {
          unpack=gzip
          while [ $# -gt 0 ]; do
            case "$1" in --output) body="$2" ;; --compressed) unpack=cat ;; http*) address="$1" ;; esac
            shift
          done
          case "$address" in
            */api/health) printf 200 ;;
            */api/credit-packs) printf 'Access-Control-Allow-Origin: %s\n\n{"packs":[]}\n' "$LETS_IN" > "$body"; printf 200 ;;
            */api/credits/balance) echo '{"type":"/problems/unauthorized"}' > "$body"; printf 401 ;;
            */api/webhooks/stripe) echo '{"type":"/problems/invalid-signature"}' > "$body"; printf 400 ;;
            */config.js) echo 'apiBase: "https://api.example"' | $unpack > "$body"; printf 200 ;;
          esac
        }
        """;

    private static readonly (string, string)[] Deployed = [("API_URL", "https://api.example"), ("PAGES_URL", "https://page.example")];

    [Fact]
    public async Task The_endpoint_is_registered_without_the_key_on_a_command_line_and_its_secret_is_kept()
    {
        var said = await Shell.RunAsync(
            "infra/stripe-secrets.sh",
            """
            az() { echo "az $*" >&2; case "$*" in *"secret set"*) echo "kept: $(cat)" ;; *"secret list"*) echo none ;; *"secret show"*) printf rk_test_1 ;; esac; }
            curl() { { echo "curl $*"; echo "config: $(cat)"; } >&2; echo '{ "id": "we_1", "secret": "whsec_1" }'; }
            """,
            [("VAULT_NAME", "vault"), ("API_URL", "https://api.example"), ("APP_NAME", "app"), ("AZURE_RESOURCE_GROUP", "group"), ("STRIPE_SECRET_KEY", "rk_test_1")]);

        Assert.Contains("url=https://api.example/api/webhooks/stripe", said, StringComparison.Ordinal);
        Assert.Contains("enabled_events[]=charge.dispute.closed", said, StringComparison.Ordinal);
        Assert.Contains("kept: rk_test_1", said, StringComparison.Ordinal);
        Assert.Contains("kept: whsec_1", said, StringComparison.Ordinal);
        var commands = said.Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal) || line.StartsWith("az ", StringComparison.Ordinal));
        Assert.All(commands, command => Assert.DoesNotContain("rk_test_1", command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deployment_that_answers_as_it_should_passes()
    {
        var said = await Shell.RunAsync("infra/smoke.sh", AnswersAsADeployment, [.. Deployed, ("LETS_IN", "https://page.example")]);

        Assert.DoesNotContain("FAILED", said, StringComparison.Ordinal);
        Assert.Contains("ok: an event that is signed with another secret is refused", said, StringComparison.Ordinal);
        Assert.Contains("ok: the page may call the API", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_refuses_its_own_page_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Shell.RunAsync("infra/smoke.sh", AnswersAsADeployment, [.. Deployed, ("LETS_IN", "https://other.example")]));

        Assert.Contains("FAILED: the page may call the API", failure.Message, StringComparison.Ordinal);
    }
}
