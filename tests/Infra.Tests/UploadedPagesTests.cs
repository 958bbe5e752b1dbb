using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Project;

namespace CreditFunctions.Infra.Tests;

/// <summary>What <c>infra/upload-pages.sh</c> puts on the static site.</summary>
public sealed partial class UploadedPagesTests
{
    private const string TellsWhatItUploads =
        """
        az() {
          while [ $# -gt 0 ]; do
            case "$1" in
              --source) source="$2" ;;
              --destination) destination="$2" ;;
              --pattern) pattern="$2" ;;
              --content-type) type="$2" ;;
              --content-encoding) encoding="$2" ;;
              --content-cache-control) cache="$2" ;;
            esac
            shift
          done
          find "$source" -type f -name "$pattern" | while read -r file; do
            echo "|$destination/${file#"$source"/}|$type|$encoding|$cache|$(base64 < "$file" | tr -d '\n')|"
          done
        }
        """;

    private static readonly (string, string)[] Hosted =
        [("PAGES_STORAGE_NAME", "pages"), ("API_URL", "https://api.example"), ("AUTH_ISSUER", "https://issuer.example/")];

    [Fact]
    public async Task The_upload_contains_every_file_of_the_pages_unchanged_except_the_readme()
    {
        var uploaded = await UploadAsync();

        var expected = Repository.Files("web", "*").Select(file => Path.GetRelativePath(Path.Combine(Repository.Root, "web"), file)).Where(path => path != "README.md");
        Assert.Equal(expected.Order(StringComparer.Ordinal), uploaded.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.All(uploaded.Where(file => file.Path != "config.js"), file => Assert.Equal(Repository.Text($"web/{file.Path}"), file.Text));
    }

    [Theory]
    [InlineData("index.html", "text/html")]
    [InlineData("modules/operator/main.js", "text/javascript")]
    [InlineData("styles/base.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("vendor/oauth4webapi/LICENSE.md", "text/markdown")]
    public async Task An_uploaded_file_has_its_content_type_and_is_revalidated(string path, string type)
    {
        var file = (await UploadAsync()).Single(each => each.Path == path);

        Assert.Equal($"{type}; charset=utf-8", file.Type);
        Assert.Equal("no-cache", file.Cache);
    }

    [Fact]
    public async Task The_HTML_pages_are_uploaded_after_the_files_that_they_load()
    {
        var uploaded = await UploadAsync();

        Assert.Equal(["index.html", "ops.html"], uploaded.TakeLast(2).Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_pages_sign_in_at_the_issuer_of_the_app()
    {
        var config = await ConfigAsync(("SIGN_IN_CLIENT_ID", "the-page"), ("SIGN_IN_PARAMETERS", """{"audience":"credits"}"""));

        Assert.Contains("""apiBase: "https://api.example",""", config, StringComparison.Ordinal);
        Assert.Contains("""issuer: "https://issuer.example/",""", config, StringComparison.Ordinal);
        Assert.Contains("""clientId: "the-page",""", config, StringComparison.Ordinal);
        Assert.Contains("""parameters: {"audience":"credits"},""", config, StringComparison.Ordinal);
        Assert.Contains("connections: [],", config, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_uploaded_configuration_has_every_member_that_the_pages_read()
    {
        var config = await ConfigAsync(("SIGN_IN_CLIENT_ID", "the-page"));

        var known = Repository.Text("web/config.js");
        var members = Member().Matches(known).Concat(DescribedMember().Matches(known)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("connections", members);
        Assert.All(members, member => Assert.Matches($@"\b{member}: ", config));
    }

    [Fact]
    public async Task An_upload_without_a_client_id_reports_that_nobody_can_sign_in()
    {
        Assert.Contains("nobody can sign in", await Shell.RunAsync("infra/upload-pages.sh", TellsWhatItUploads, Hosted), StringComparison.Ordinal);
        Assert.Contains("""signIn: { kind: "development" },""", await ConfigAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> ConfigAsync(params (string, string)[] settings) => (await UploadAsync(settings)).Single(file => file.Path == "config.js").Text;

    private static async Task<List<UploadedFile>> UploadAsync(params (string, string)[] settings)
    {
        var said = await Shell.RunAsync("infra/upload-pages.sh", TellsWhatItUploads, [.. Hosted, .. settings]);

        return [.. Upload().Matches(said).Select(upload => new UploadedFile(
            upload.Groups["path"].Value,
            upload.Groups["type"].Value,
            upload.Groups["cache"].Value,
            Unpacked(Convert.FromBase64String(upload.Groups["content"].Value))))];
    }

    private static string Unpacked(byte[] content)
    {
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(content), CompressionMode.Decompress), Encoding.UTF8);
        return unpacked.ReadToEnd();
    }

    private sealed record UploadedFile(string Path, string Type, string Cache, string Text);

    [GeneratedRegex(@"^\|\$web/(?<path>[^|]+)\|(?<type>[^|]+)\|gzip\|(?<cache>[^|]+)\|(?<content>[^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex Upload();

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"^ \* {12}(\w+) {2,}", RegexOptions.Multiline)]
    private static partial Regex DescribedMember();
}
