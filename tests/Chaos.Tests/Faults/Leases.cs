using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>
/// Remembers which messages a worker has taken and not deleted. A dead worker keeps them for ten minutes, and a test has not got ten minutes.
/// </summary>
internal sealed class Leases(Storage storage)
{
    private readonly ConcurrentDictionary<string, (string Queue, string PopReceipt)> _taken = new();

    /// <summary>Sees what passes on the wire to the queues. Storage goes down before or after it, so that no message is lent unseen.</summary>
    public async Task<Answer?> SeeAsync(HttpRequest request, Func<Task<Answer?>> sendAsync)
    {
        await storage.Turn.WaitAsync();
        try
        {
            var answer = await sendAsync();
            if (answer is { Status: < 300 })
            {
                Note(request, answer);
            }

            return answer;
        }
        finally
        {
            storage.Turn.Release();
        }
    }

    /// <summary>Lets the time pass after which the messages are seen again.</summary>
    public async Task LapseAsync()
    {
        foreach (var messageId in _taken.Keys)
        {
            if (_taken.TryRemove(messageId, out var taken))
            {
                await storage.Queues.ShowAsync(taken.Queue, messageId, taken.PopReceipt);
            }
        }
    }

    private void Note(HttpRequest request, Answer answer)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [_, var queue, "messages", ..])
        {
            return;
        }

        if (HttpMethods.IsGet(request.Method))
        {
            foreach (var message in XDocument.Parse(Encoding.UTF8.GetString(answer.Body)).Descendants("QueueMessage"))
            {
                _taken[message.Element("MessageId")!.Value] = (queue, message.Element("PopReceipt")!.Value);
            }
        }
        else if (HttpMethods.IsDelete(request.Method))
        {
            _taken.TryRemove(parts[^1], out _);
        }
    }
}
