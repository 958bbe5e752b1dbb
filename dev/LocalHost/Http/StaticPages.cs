using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// Serves the frontend like a well-configured static host: with a content security policy, compressed, and revalidated on every use. A page
/// also has its own policy, which names the servers that its <c>config.js</c> uses; both apply, so this one allows any of them.
/// </summary>
internal static class StaticPages
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] CompressedTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];

    public static void UseStaticPages(this IApplicationBuilder app, string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        var files = new PhysicalFileProvider(directory);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseWhen(context => files.GetFileInfo(context.Request.Path).Exists, pages => pages.UseCompression());
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = file => SetHeaders(file.Context.Response) });
    }

    /// <summary>
    /// For pages only. Compressed function responses would differ from those of the Functions host, and the length of a compressed response
    /// that contains both a secret and an attacker's input can reveal the secret.
    /// </summary>
    private static void UseCompression(this IApplicationBuilder app)
    {
        var options = Options.Create(new ResponseCompressionOptions { MimeTypes = CompressedTypes });
        app.UseMiddleware<ResponseCompressionMiddleware>(new ResponseCompressionProvider(app.ApplicationServices, options));
    }

    private static void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
