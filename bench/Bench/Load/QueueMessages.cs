using System.Text;

namespace CreditFunctions.Bench.Load;

/// <summary>Events in the queue service's format, for servers that forward bodies unchanged.</summary>
internal static class QueueMessages
{
    public static IReadOnlyList<byte[]> Requests(int port)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(SignedEvents.Sample));
        return [SignedEvents.Request(port, $"<QueueMessage><MessageText>{text}</MessageText></QueueMessage>")];
    }
}
