using System.Text.Json;
using System.Text.RegularExpressions;

namespace CreditFunctions.Bench.Report;

/// <summary>The report in <c>docs/</c>. Its text is written by hand; this class replaces the tables between the marks.</summary>
internal static class Document
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(Section section)
    {
        var folder = Checkout.At("docs", "performance");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, section.Name + ".json"), JsonSerializer.Serialize(section.Numbers, Json) + "\n");
        foreach (var (name, plot) in section.Plots)
        {
            File.WriteAllText(Path.Combine(folder, name + ".svg"), plot);
        }

        Insert(Checkout.At("docs", "performance.md"), section);
    }

    private static void Insert(string document, Section section)
    {
        var text = File.ReadAllText(document);
        var mark = $"<!-- {section.Name} -->";
        var between = new Regex($"{mark}.*?{mark}", RegexOptions.Singleline);
        if (!between.IsMatch(text))
        {
            throw new InvalidOperationException($"{document} has no place for {section.Name}. Add two lines {mark}.");
        }

        File.WriteAllText(document, between.Replace(text, _ => $"{mark}\n\n{section.Table}\n{mark}", 1));
    }
}
