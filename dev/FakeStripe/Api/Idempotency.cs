using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>Saves the first response under an idempotency key and repeats it for 24 hours.</summary>
internal sealed class Idempotency(DocumentStore store, Agenda agenda) : ITimedAction
{
    private const string Kind = "idempotency_key";
    private const string ErrorType = "idempotency_error";
    private const int KeyLengthMax = 255;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    public string Action => "forget_idempotency_key";

    public static KeyedCall? Read(HttpRequest request, Parameters parameters)
    {
        var key = HttpMethods.IsPost(request.Method) ? request.Headers["Idempotency-Key"].ToString() : "";
        return key.Length switch
        {
            0 => null,
            > KeyLengthMax => throw StripeError.Invalid($"Idempotency keys must be at most {KeyLengthMax} characters long."),
            _ => new KeyedCall(key, Fingerprint($"{request.Method} {request.Path} {parameters.Values.ToJsonString()}")),
        };
    }

    /// <summary>Returns the saved response. If it returns null, the call must be executed and completed with <see cref="Finish"/>.</summary>
    public ApiResponse? Begin(KeyedCall call) => store.Change(() => store.Find(Kind, call.Key) switch
    {
        { } former when former.Text("fingerprint") == call.Fingerprint =>
            new ApiResponse((int)former.Number("status"), former.RequiredText("body"), IsRemembered: true) { IsReplayed = true },
        { } => throw OtherParameters(call.Key),
        null when !_running.Add(call.Key) => throw InUse(call.Key),
        null => null,
    });

    /// <summary>Saves the response in the same change as the effects of the call, so that a crash cannot separate the two.</summary>
    public void Remember(KeyedCall call, ApiResponse result)
    {
        store.Put(Kind, new JsonObject { ["id"] = call.Key, ["fingerprint"] = call.Fingerprint, ["status"] = result.Status, ["body"] = result.Body });
        agenda.Add(Action, call.Key, Lifetime);
    }

    public void Finish(KeyedCall? call)
    {
        if (call is not null)
        {
            store.Change(() => _running.Remove(call.Key));
        }
    }

    public void Run(JsonObject item)
    {
        store.Remove(Kind, item.RequiredText("target"));
        agenda.Finish(item);
    }

    private static string Fingerprint(string call) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(call)));

    private static StripeErrorException OtherParameters(string key) => new(400, ErrorType, "Keys for idempotent requests can only be used with the same "
        + $"parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");

    private static StripeErrorException InUse(string key) =>
        new(409, ErrorType, $"There is currently another in-progress request using this Idempotent Key: {key}.") { Code = "idempotency_key_in_use" };
}
