#nullable enable

using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// Takes the answer to a transaction apart. Between boundaries stand, for each action, a status line, headers, an empty
/// line and, for an error, a body.
/// </summary>
internal ref struct TransactionReader
{
    private readonly ReadOnlyMemory<byte> _all;
    private int _at;

    private TransactionReader(ReadOnlyMemory<byte> all)
    {
        _all = all;
    }

    public static IReadOnlyList<Response> Read(Response response)
    {
        var reader = new TransactionReader(response.Content.ToMemory());
        var answers = new List<Response>();
        while (reader.TryReadLine(out var line))
        {
            if (line.StartsWith("HTTP/1.1 "u8))
            {
                answers.Add(reader.ReadAnswer(line));
            }
        }

        return answers;
    }

    private TransactionAnswer ReadAnswer(ReadOnlySpan<byte> statusLine)
    {
        var status = statusLine["HTTP/1.1 ".Length..];
        var code = int.Parse(status[..3], CultureInfo.InvariantCulture);
        var reason = Encoding.ASCII.GetString(status[3..].Trim((byte)' '));
        return new TransactionAnswer(code, reason, ReadHeaders(), ReadBody());
    }

    private Dictionary<string, string> ReadHeaders()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (TryReadLine(out var line) && line.Length > 0)
        {
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                headers[Encoding.ASCII.GetString(line[..colon])] = Encoding.UTF8.GetString(line[(colon + 1)..].Trim((byte)' '));
            }
        }

        return headers;
    }

    private ReadOnlyMemory<byte> ReadBody()
    {
        var start = _at;
        var end = _at;
        while (TryReadLine(out var line) && !line.StartsWith("--"u8))
        {
            end = line.IsEmpty ? end : _at;
        }

        return _all[start..end];
    }

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var rest = _all.Span[_at..];
        var length = rest.IndexOf((byte)'\n');
        line = (length < 0 ? rest : rest[..length]).TrimEnd((byte)'\r');
        _at += length < 0 ? rest.Length : length + 1;
        return rest.Length > 0;
    }
}
