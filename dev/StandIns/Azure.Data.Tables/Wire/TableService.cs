#nullable enable

using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>One account's table service: where it is and how a request gets there, signed and retried.</summary>
internal sealed class TableService
{
    private static readonly string[] TokenScopes = ["https://storage.azure.com/.default"];

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableService(Uri endpoint, string accountName, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        Root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        AccountName = accountName;
        _version = options.VersionString;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            ResponseClassifier = ResponseClassifiers.Default,
            RequestFailedDetailsParser = TableErrorParser.Instance,
        });
    }

    public Uri Endpoint { get; }

    public string Root { get; }

    public string AccountName { get; }

    public static TableService From(string connectionString, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var parsed = TableConnectionString.Parse(connectionString);
        return From(parsed.Endpoint, parsed.Credential, options);
    }

    public static TableService From(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new TableService(endpoint, credential.AccountName, new SharedKeyLitePolicy(credential), options);
    }

    public static TableService From(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var account = endpoint.IsLoopback || endpoint.HostNameType != UriHostNameType.Dns ? endpoint.Segments[^1].Trim('/') : endpoint.Host.Split('.')[0];
        return new TableService(endpoint, account, new BearerTokenAuthenticationPolicy(credential, TokenScopes), options);
    }

    public HttpMessage CreateMessage(RequestMethod method, string address, ResponseClassifier? classifier = null)
    {
        var message = _pipeline.CreateMessage(context: null, classifier);
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        message.Request.Headers.SetValue("x-ms-version", _version);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        return message;
    }

    /// <summary>Sends it; an answer that the message's classifier calls an error is thrown.</summary>
    public async ValueTask<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
