namespace CreditFunctions.Core.Settings;

/// <summary>Web addresses in settings. <see cref="Uri"/> alone accepts white space around an address, which other programs do not.</summary>
internal static class WebAddress
{
    /// <summary>The address, or null unless it is an absolute http or https address without white space and credentials.</summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && !text!.Any(char.IsWhiteSpace)
            ? address
            : null;

    /// <summary>Whether what is sent there is encrypted, or does not leave this machine.</summary>
    public static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;
}
