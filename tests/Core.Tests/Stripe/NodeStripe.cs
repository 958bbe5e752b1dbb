using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace CreditFunctions.Core.Tests.Stripe;

/// <summary>Runs stripe-signatures.cjs, which needs the packages of the project's package.json.</summary>
internal static class NodeStripe
{
    public static async Task<Answer[]> AskAsync(IReadOnlyCollection<Message> messages)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var node = Process.Start(new ProcessStartInfo("node", [ScriptPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        await using (var input = node.StandardInput)
        {
            await input.WriteAsync(JsonSerializer.Serialize(messages, JsonSerializerOptions.Web));
        }

        var errors = node.StandardError.ReadToEndAsync(limit.Token);
        var answers = await node.StandardOutput.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Answer[]>(answers, JsonSerializerOptions.Web)!;
    }

    private static string ScriptPath => typeof(NodeStripe).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "SignatureScript").Value!;

    internal sealed record Message(string Payload, string Secret, long Timestamp, string Header);

    internal sealed record Answer(string Header, bool Accepted);
}
