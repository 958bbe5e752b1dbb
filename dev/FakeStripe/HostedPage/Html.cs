using System.Text.Encodings.Web;

namespace CreditFunctions.FakeStripe.HostedPage;

internal static class Html
{
    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static string Document(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(title)}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/c/checkout.css">
        </head>
        <body>
        <header class="simulation"><strong>Simulation</strong> This is FakeStripe, not Stripe. No card is charged and no money moves.</header>
        {body}
        </body>
        </html>
        """;

    /// <summary>A labelled input. Its error is associated with it for screen readers.</summary>
    public static string Field(string id, string label, string value, string attributes, IReadOnlyDictionary<string, string> problems)
    {
        var problem = problems.GetValueOrDefault(id);
        var state = problem is null ? "" : $""" aria-invalid="true" aria-describedby="{id}-problem" """;
        var note = problem is null ? "" : $"""<p class="problem" id="{id}-problem">{Encode(problem)}</p>""";
        return $"""<div class="field field-{id}"><label for="{id}">{Encode(label)}</label><input id="{id}" name="{id}" value="{Encode(value)}" {attributes}{state}>{note}</div>""";
    }
}
