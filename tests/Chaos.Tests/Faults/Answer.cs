using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>What a service answered, read to its end.</summary>
internal sealed record Answer(int Status, IReadOnlyList<KeyValuePair<string, string[]>> Headers, byte[] Body)
{
    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, values) in Headers)
        {
            response.Headers[name] = values;
        }

        if (Body.Length > 0)
        {
            await response.Body.WriteAsync(Body);
        }
    }
}
