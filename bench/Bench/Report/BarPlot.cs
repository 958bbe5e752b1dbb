using System.Globalization;
using System.Net;
using System.Text;

namespace CreditFunctions.Bench.Report;

/// <summary>Draws a horizontal bar chart as SVG.</summary>
internal static class BarPlot
{
    private const int Width = 720;
    private const int LabelWidth = 230;
    private const int ValueWidth = 90;
    private const int RowHeight = 26;
    private const int Top = 44;

    public static string Of(string title, IReadOnlyList<Bar> bars)
    {
        var largest = bars.Max(bar => bar.Value);
        var height = Top + (bars.Count * RowHeight) + 10;
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\">\n");
        Append(svg, $"<title>{Text(title)}</title>\n<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        Append(svg, $"<text x=\"12\" y=\"26\" font-size=\"15\" font-weight=\"600\" fill=\"#1f2933\">{Text(title)}</text>\n");
        for (var row = 0; row < bars.Count; row++)
        {
            Draw(svg, bars[row], Top + (row * RowHeight), bars[row].Value / largest * (Width - LabelWidth - ValueWidth));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Bar bar, int y, double length)
    {
        Append(svg, $"<text x=\"{LabelWidth - 10}\" y=\"{y + 15}\" text-anchor=\"end\" fill=\"#1f2933\">{Text(bar.Label)}</text>\n");
        Append(svg, $"<rect x=\"{LabelWidth}\" y=\"{y + 2}\" width=\"{length:F1}\" height=\"{RowHeight - 8}\" rx=\"2\" fill=\"{(bar.IsOurs ? "#2b6e4f" : "#9aa5b1")}\"/>\n");
        Append(svg, $"<text x=\"{LabelWidth + length + 8:F1}\" y=\"{y + 15}\" fill=\"#1f2933\">{Text(bar.Shown)}</text>\n");
    }

    private static void Append(StringBuilder svg, FormattableString part) => svg.Append(part.ToString(CultureInfo.InvariantCulture));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
