using System.Diagnostics;
using System.Net.Http.Headers;

namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>FakeStripe as a program of its own, which can be killed.</summary>
internal sealed class StripeProgram : IDisposable
{
    private readonly Process _process;

    private StripeProgram(Process process, string url)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = new Uri(url) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeAccount.Key);
    }

    public HttpClient Http { get; }

    public static async Task<StripeProgram> StartAsync(string dataDirectory)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FakeStripeServer).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment["STRIPE_PORT"] = "0";
        start.Environment["DATA_DIR"] = dataDirectory;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("Ready: http://127.0.0.1:", line, StringComparison.Ordinal);
        return new StripeProgram(process, line!["Ready: ".Length..]);
    }

    public async Task<JsonObject> PostAsync(string path, string form)
    {
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)))!.AsObject();

    public void Dispose()
    {
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
