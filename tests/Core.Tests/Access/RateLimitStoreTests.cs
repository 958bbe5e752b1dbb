using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Access;

public sealed class RateLimitStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<Exception> Outages() =>
    [
        new RequestFailedException(403, "refused"),
        new RequestFailedException(404, "no such table"),
        new RequestFailedException(400, "not understood"),
        new AuthenticationFailedException("no token"),
        new HttpRequestException("no route"),
    ];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task While_storage_is_unavailable_every_user_is_allowed_and_storage_is_not_retried(Exception outage)
    {
        var storage = new Storage(_ => throw outage);
        using var limits = Limits(storage);

        Assert.Null(await limits.TakeAsync(User("alice"), LimitedAction.CheckoutSession, None));
        var asked = storage.Asked;
        Assert.Null(await limits.TakeAsync(User("bob"), LimitedAction.CheckoutSession, None));

        Assert.InRange(asked, 1, 9);
        Assert.Equal(asked, storage.Asked);
    }

    [Fact]
    public async Task A_user_whose_count_always_conflicts_is_limited_and_other_users_are_still_counted()
    {
        // Nobody is found, and whoever is inserted was inserted by another instance.
        var storage = new Storage(request => request.Method == RequestMethod.Get ? 404 : 409);
        using var limits = Limits(storage);

        Assert.NotNull(await limits.TakeAsync(User("alice"), LimitedAction.CheckoutSession, None));
        var asked = storage.Asked;
        Assert.NotNull(await limits.TakeAsync(User("bob"), LimitedAction.CheckoutSession, None));

        Assert.True(storage.Asked > asked, "The second user was not counted.");
    }

    private static UserLimits Limits(Storage storage)
    {
        var options = new TableClientOptions { Transport = storage, Retry = { MaxRetries = 0 } };
        var tables = new TableStorage(new TableServiceClient("UseDevelopmentStorage=true", options));
        var limits = Options.Create(new LimitOptions());
        return new UserLimits(new RateLimitStore(tables), new InstanceLimits(limits), limits, TimeProvider.System, NullLogger<UserLimits>.Instance);
    }

    private static UserId User(string id) => UserId.TryCreate(id, out var user) ? user : throw new ArgumentException("Not a user id.", nameof(id));

    /// <summary>Answers each request with a status.</summary>
    private sealed class Storage(Func<Request, int> answer) : HttpPipelineTransport
    {
        private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(20);

        private readonly HttpClientTransport _real = new(new HttpClient(new Canned()));
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public override Request CreateRequest() => _real.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            Interlocked.Increment(ref _asked);
            await Task.Delay(Way, TimeProvider.System, message.CancellationToken);
            message.Request.Headers.SetValue(Canned.Status, $"{answer(message.Request)}");
            await _real.ProcessAsync(message);
        }
    }

    private sealed class Canned : HttpMessageHandler
    {
        public const string Status = "x-status";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var status = int.Parse(request.Headers.GetValues(Status).Single(), provider: null);
            var code = status == 404 ? "ResourceNotFound" : "EntityAlreadyExists";
            return Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status)
            {
                Content = new StringContent("{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"no\"}}}", System.Text.Encoding.UTF8, "application/json"),
            });
        }
    }
}
