using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// Compresses the frontend, as its host does, and nothing else: the functions answer in the same bytes as under the real host, and an
/// answer that holds a secret beside what a stranger sent would give the secret away by its length.
/// </summary>
internal static class PageCompression
{
    private static readonly string[] Types = ["text/html", "text/css", "text/javascript", "image/svg+xml"];

    public static void UsePageCompression(this IApplicationBuilder app, IFileProvider pages)
    {
        var provider = new ResponseCompressionProvider(app.ApplicationServices, Options.Create(new ResponseCompressionOptions { MimeTypes = Types }));
        app.UseWhen(
            context => pages.GetFileInfo(context.Request.Path).Exists,
            page => page.UseMiddleware<ResponseCompressionMiddleware>(provider));
    }
}
