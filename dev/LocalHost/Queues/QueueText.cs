using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Turns a message as the service holds it into the message a function sees.</summary>
internal static class QueueText
{
    public static bool TryDecode(QueueMessage message, QueueMessageEncoding encoding, [NotNullWhen(true)] out QueueMessage? decoded)
    {
        decoded = message;
        if (encoding == QueueMessageEncoding.None)
        {
            return true;
        }

        var text = message.MessageText;
        var bytes = new byte[text.Length];
        decoded = Convert.TryFromBase64String(text, bytes, out var written)
            ? QueuesModelFactory.QueueMessage(
                message.MessageId,
                message.PopReceipt,
                BinaryData.FromBytes(bytes.AsMemory(0, written)),
                message.DequeueCount,
                message.NextVisibleOn,
                message.InsertedOn,
                message.ExpiresOn)
            : null;

        return decoded is not null;
    }
}
