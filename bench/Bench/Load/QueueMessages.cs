using System.Text;

namespace CreditFunctions.Bench.Load;

/// <summary>Events as the queue service takes them, for who forwards what it gets.</summary>
internal static class QueueMessages
{
    public static IReadOnlyList<byte[]> Requests(int port)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(SignedEvents.Sample));
        return [SignedEvents.Request(port, $"<QueueMessage><MessageText>{text}</MessageText></QueueMessage>")];
    }
}
