using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>Runs the scripts with functions in place of <c>az</c> and <c>curl</c>.</summary>
public sealed partial class ScriptTests : IDisposable
{
    /// <summary>Keeps the webhook endpoints in the file <c>$ENDPOINTS</c>: an id and an address on each line.</summary>
    private const string StripeAndVault =
        """
        az() {
          echo "az $*" >&2
          case "$*" in
            *"secret set"*webhook*) [ -z "${VAULT_FAILS:-}" ] || return 1; echo "stored: $(cat)" ;;
            *"secret set"*) echo "stored: $(cat)" ;;
            *"secret list"*) echo none ;;
            *"secret show"*) printf rk_test_1 ;;
          esac
        }
        curl() {
          { echo "curl $*"; echo "config: $(cat)"; } >&2
          request=GET
          for argument; do
            case "$argument" in DELETE) request=DELETE ;; url=*) request=POST address="${argument#url=}" ;; http*) called="$argument" ;; esac
          done
          case "$request" in
            GET) echo '{ "data": ['; sed 's|\(.*\) \(.*\)|{ "id": "\1", "enabled_events": ["charge.refunded"], "url": "\2" },|' "$ENDPOINTS"; echo '], "url": "/v1/webhook_endpoints" }' ;;
            DELETE) sed -i "/^${called##*/} /d" "$ENDPOINTS" ;;
            POST) number=$(($(wc -l < "$ENDPOINTS") + 10)); echo "we_$number $address" >> "$ENDPOINTS"; printf '{ "id": "we_%s", "secret": "whsec_%s" }' $number $number ;;
          esac
        }
        """;

    private const string DeployedApp =
        """
        curl() {
          unpack=gzip
          while [ $# -gt 0 ]; do
            case "$1" in --output) body="$2" ;; --compressed) unpack=cat ;; http*) address="$1" ;; esac
            shift
          done
          case "$address" in
            */api/health) printf 200 ;;
            */api/credit-packs) printf 'Access-Control-Allow-Origin: %s\n\n{"packs":[]}\n' "$ALLOWED_ORIGIN" > "$body"; printf 200 ;;
            */api/credits/balance) echo '{"type":"/problems/unauthorized"}' > "$body"; printf 401 ;;
            */api/webhooks/stripe) echo '{"type":"/problems/invalid-signature"}' > "$body"; printf 400 ;;
            */config.js) echo 'apiBase: "https://api.example"' | $unpack > "$body"; printf 200 ;;
          esac
        }
        """;

    private static readonly (string, string)[] Deployed = [("API_URL", "https://api.example"), ("PAGES_URL", "https://page.example")];

    private readonly string _endpoints = Path.GetTempFileName();

    private string[] Endpoints => File.ReadAllLines(_endpoints);

    [Fact]
    public async Task Setting_up_Stripe_registers_the_endpoint_and_stores_the_key_and_the_signing_secret()
    {
        var output = await SetUpStripeAsync();

        Assert.Equal(["we_10 https://api.example/api/webhooks/stripe"], Endpoints);
        Assert.Contains("stored: rk_test_1", output, StringComparison.Ordinal);
        Assert.Contains("stored: whsec_10", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_up_Stripe_passes_no_secret_on_a_command_line()
    {
        var output = await SetUpStripeAsync();

        var commands = output.Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal) || line.StartsWith("az ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands, command => command.Contains("rk_test_1", StringComparison.Ordinal) || command.Contains("whsec_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Setting_up_Stripe_again_replaces_an_endpoint_whose_secret_was_not_stored()
    {
        await File.WriteAllTextAsync(_endpoints, "we_1 https://other.example/api/webhooks/stripe\n");
        await Assert.ThrowsAsync<InvalidOperationException>(() => SetUpStripeAsync(("VAULT_FAILS", "true")));
        Assert.Equal(2, Endpoints.Length);
        await File.AppendAllTextAsync(_endpoints, "we_2 https://api.example/api/webhooks/stripe-not-ours\n");

        var output = await SetUpStripeAsync();

        Assert.Equal(
            ["we_1 https://other.example/api/webhooks/stripe", "we_2 https://api.example/api/webhooks/stripe-not-ours", "we_12 https://api.example/api/webhooks/stripe"],
            Endpoints);
        Assert.Contains("stored: whsec_12", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registered_endpoint_receives_exactly_the_events_that_the_code_handles()
    {
        var registered = EnabledEvent().Matches(await SetUpStripeAsync()).Select(match => match.Groups[1].Value);

        var handled = HandledEvent().Matches(Repository.Source("src/Core", "EventTypes")).Select(match => match.Groups[1].Value);
        Assert.Equal(handled.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_registered_endpoint_has_the_API_version_of_the_Stripe_SDK() =>
        Assert.Contains($"api_version={Stripe.StripeConfiguration.ApiVersion} ", await SetUpStripeAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task The_smoke_test_passes_for_a_deployment_that_responds_correctly()
    {
        var output = await Shell.RunAsync("infra/smoke.sh", DeployedApp, [.. Deployed, ("ALLOWED_ORIGIN", "https://page.example")]);

        Assert.DoesNotContain("FAILED", output, StringComparison.Ordinal);
        Assert.Equal(6, output.Split("ok: ").Length - 1);
    }

    [Fact]
    public async Task The_smoke_test_fails_for_a_deployment_that_rejects_its_own_page()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Shell.RunAsync("infra/smoke.sh", DeployedApp, [.. Deployed, ("ALLOWED_ORIGIN", "https://other.example")]));

        Assert.Contains("FAILED: the page may call the API", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_endpoints);

    private Task<string> SetUpStripeAsync(params (string, string)[] variables) => Shell.RunAsync(
        "infra/stripe-secrets.sh",
        StripeAndVault,
        [
            ("VAULT_NAME", "vault"), ("API_URL", "https://api.example"), ("APP_NAME", "app"), ("AZURE_RESOURCE_GROUP", "group"),
            ("STRIPE_SECRET_KEY", "rk_test_1"), ("ENDPOINTS", _endpoints), .. variables,
        ]);

    [GeneratedRegex(@"enabled_events\[\]=([a-z_.]+)")]
    private static partial Regex EnabledEvent();

    [GeneratedRegex("""^\s+\["([a-z_.]+)"\] = \w+\.Read""", RegexOptions.Multiline)]
    private static partial Regex HandledEvent();
}
