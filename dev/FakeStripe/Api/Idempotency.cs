using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>The first answer to a key is the answer to that key, for a day.</summary>
internal sealed class Idempotency(DocumentStore store, Agenda agenda) : ITimedAction
{
    private const string Kind = "idempotency_key";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);

    public string Action => "forget_idempotency_key";

    /// <summary>The remembered answer, or null after which the caller must call <see cref="Finish"/>.</summary>
    public Answer? Begin(string key, string fingerprint) => store.Change<Answer?>(() =>
    {
        if (store.Find(Kind, key) is { } former)
        {
            return former.Text("fingerprint") == fingerprint
                ? new Answer((int)former.Number("status"), former.RequiredText("body"), IsRemembered: true) { IsReplayed = true }
                : throw new StripeErrorException(400, "idempotency_error", $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
        }

        return _running.Add(key)
            ? null
            : throw new StripeErrorException(409, "idempotency_error", $"There is currently another in-progress request using this Idempotent Key: {key}.") { Code = "idempotency_key_in_use" };
    });

    /// <summary>Part of the same change as what the call did, so that a kill cannot separate the two.</summary>
    public void Remember(string key, string fingerprint, Answer answer)
    {
        store.Put(Kind, new JsonObject { ["id"] = key, ["fingerprint"] = fingerprint, ["status"] = answer.Status, ["body"] = answer.Body });
        agenda.Add(Action, key, Lifetime);
    }

    public void Finish(string key) => store.Change(() => _running.Remove(key));

    public void Run(JsonObject item)
    {
        store.Remove(Kind, item.RequiredText("target"));
        agenda.Finish(item);
    }

    public static string Fingerprint(string method, string path, Parameters parameters) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {path} {parameters.Values.ToJsonString()}")));
}
