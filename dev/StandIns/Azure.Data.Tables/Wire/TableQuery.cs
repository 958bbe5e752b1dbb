#nullable enable

using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

internal sealed record TableQuery(string Table, string? Filter, string? Select, int? MaxPerPage)
{
    /// <param name="root">The service's address.</param>
    /// <param name="continuation">Where the page before ended: the service's two headers with a space between, as it escaped them.</param>
    /// <param name="pageSize">Overrides the query's own.</param>
    public string Address(string root, string? continuation, int? pageSize)
    {
        var address = new StringBuilder($"{root}/{Table}()");
        var separator = '?';
        Append("$top", (pageSize ?? MaxPerPage)?.ToString(CultureInfo.InvariantCulture));
        Append("$select", Select);
        Append("$filter", Filter);
        if (continuation is { Length: > 1 })
        {
            var space = continuation.IndexOf(' ', StringComparison.Ordinal);
            Append("NextPartitionKey", space < 0 ? continuation : continuation[..space]);
            Append("NextRowKey", space < 0 || space == continuation.Length - 1 ? null : continuation[(space + 1)..]);
        }

        return address.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }
    }
}
