using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>
/// What a function may read about its message. The real host sends everything but text as JSON, so a count arrives as the text
/// <c>1</c> and a time as text within quotes.
/// </summary>
internal static class QueueBindingData
{
    public static Dictionary<string, object?> Of(QueueMessage message) => new()
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["DequeueCount"] = JsonSerializer.Serialize(message.DequeueCount),
        ["InsertionTime"] = JsonSerializer.Serialize(message.InsertedOn),
        ["ExpirationTime"] = JsonSerializer.Serialize(message.ExpiresOn),
        ["NextVisibleTime"] = JsonSerializer.Serialize(message.NextVisibleOn),
    };
}
