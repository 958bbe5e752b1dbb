using Microsoft.Extensions.FileProviders;

namespace CreditFunctions.LocalHost.Http;

/// <summary>
/// Serves the frontend as a careful static host would: nothing from elsewhere, nothing inline, compressed, always looked at again. Which servers a page
/// may talk to, it says itself, as its <c>config.js</c> names them; both policies hold, so that this one must leave room.
/// </summary>
internal static class StaticPages
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseStaticPages(this IApplicationBuilder app, string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        var files = new PhysicalFileProvider(directory);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UsePageCompression(files);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = file => Protect(file.Context.Response) });
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
