using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;

namespace CreditFunctions.Tables.Tests;

public sealed class RequestsAreSignedAndRetried
{
    private const string Account = "devstoreaccount1";
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    [Fact]
    public async Task A_key_and_an_address_do_as_well_as_a_connection_string()
    {
        var viaString = await ATable.CreatedAsync();
        var settings = (await Storage.ConnectionStringAsync()).Split(';').Select(setting => setting.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var credential = new TableSharedKeyCredential(Account, Key);
        var viaKey = new TableClient(new Uri(settings["TableEndpoint"]), viaString.Name, credential);

        await Assert.ThrowsAsync<RequestFailedException>(() => viaKey.AddEntityAsync(new TableEntity("p", "r")));
        credential.SetAccountKey(settings["AccountKey"]);
        await viaKey.AddEntityAsync(new TableEntity("p", "r"));

        Assert.True((await viaString.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
        Assert.Equal((viaString.Uri, viaString.AccountName), (viaKey.Uri, viaKey.AccountName));
    }

    [Fact]
    public async Task The_signature_covers_the_time_and_the_escaped_path()
    {
        var relay = new Relay(_ => new CannedResponse(204));
        var table = new TableClient(new Uri("https://acme.table.core.windows.net"), "Credits", new TableSharedKeyCredential("acme", Key), new TableClientOptions { Transport = relay });

        await table.DeleteEntityAsync("it's", "a b");

        var (method, uri, headers, _) = Assert.Single(relay.Sent);
        var signed = Encoding.UTF8.GetBytes($"{headers["x-ms-date"]}\n/acme{uri.AbsolutePath}");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), signed));
        Assert.Equal("DELETE", method);
        Assert.Equal("/Credits(PartitionKey='it%27%27s',RowKey='a%20b')", uri.AbsolutePath);
        Assert.Equal(("2020-12-06", "3.0"), (headers["x-ms-version"], headers["DataServiceVersion"]));
        Assert.Equal($"SharedKeyLite acme:{signature}", headers["Authorization"]);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/Credits")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://acme.table.core.windows.net/Credits")]
    [InlineData("AccountName=acme;AccountKey=a2V5;EndpointSuffix=core.windows.net", "https://acme.table.core.windows.net/Credits")]
    [InlineData("AccountName=acme;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/acme/", "http://127.0.0.1:9/acme/Credits")]
    public void A_connection_string_says_where_the_tables_are(string connectionString, string address) =>
        Assert.Equal(new Uri(address), new TableClient(connectionString, "Credits").Uri);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AccountName=acme;EndpointSuffix=core.windows.net")]
    [InlineData("AccountName=acme;AccountKey=a2V5")]
    public void A_connection_string_that_does_not_say_it_is_refused(string connectionString) =>
        Assert.ThrowsAny<SystemException>(() => new TableClient(connectionString, "Credits"));

    [Fact]
    public async Task A_token_is_asked_for_storage_and_sent_as_bearer()
    {
        var relay = new Relay(_ => new CannedResponse(204));
        var credential = new FixedToken();
        var service = new TableServiceClient(new Uri("https://acme.table.core.windows.net"), credential, new TableClientOptions { Transport = relay });

        await service.GetTableClient("Credits").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("acme", service.AccountName);
        Assert.Equal("Bearer a-token", Assert.Single(relay.Sent).Headers["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], credential.AskedScopes);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_as_often_as_the_options_say()
    {
        var relay = new Relay(attempt => attempt <= 2 ? new CannedResponse(503) : null);
        var table = await ATable.NotCreatedAsync(Retrying(relay, times: 2));

        Assert.Equal(201, (await table.CreateAsync()).GetRawResponse().Status);
        Assert.Equal(3, relay.Sent.Count);
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_given_up_with_its_own_answer()
    {
        var relay = new Relay(_ => new CannedResponse(503, "a proxy's page"));
        var table = await ATable.NotCreatedAsync(Retrying(relay, times: 1));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync<TableEntity>("p", "r"));

        Assert.Equal(503, failure.Status);
        Assert.Equal(2, relay.Sent.Count);
    }

    [Fact]
    public async Task A_conflict_is_not_retried()
    {
        var relay = new Relay(_ => null);
        var table = await ATable.CreatedAsync(Retrying(relay, times: 5));
        var before = relay.Sent.Count;

        await table.AddEntityAsync(new TableEntity("p", "r"));
        await Failures.FailsAsync(409, "EntityAlreadyExists", () => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(2, relay.Sent.Count - before);
    }

    private static TableClientOptions Retrying(Relay relay, int times) => new()
    {
        Transport = relay,
        Retry = { MaxRetries = times, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
    };

    private sealed class FixedToken : TokenCredential
    {
        public IReadOnlyList<string> AskedScopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            AskedScopes = requestContext.Scopes;
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
