using System.Text;

namespace CreditFunctions.Bench.Report;

/// <summary>Formats a table of the report.</summary>
internal static class MarkdownTable
{
    /// <summary>The first column is text; the others are numbers and right-aligned.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Line(table, header);
        Line(table, [.. header.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in rows)
        {
            Line(table, row);
        }

        return table.ToString();
    }

    private static void Line(StringBuilder table, IReadOnlyList<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
