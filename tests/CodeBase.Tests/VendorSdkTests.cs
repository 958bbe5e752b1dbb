using System.Text.RegularExpressions;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class VendorSdkTests
{
    [Fact]
    public void Only_storage_and_stores_use_the_table_SDK() => AssertOnly(TableFile(), TableSdk());

    [Fact]
    public void Only_storage_and_queues_use_the_queue_SDK() => AssertOnly(QueueFile(), QueueSdk());

    [Fact]
    public void Only_the_Stripe_folder_uses_the_Stripe_SDK() => AssertOnly(StripeFile(), StripeSdk());

    [Fact]
    public void Functions_use_no_vendor_SDK() =>
        Assert.DoesNotContain(Checkout.Code("src/Functions"), file => Regex.IsMatch(Checkout.Text(file), $"{TableSdk()}|{QueueSdk()}|{StripeSdk()}", RegexOptions.Multiline));

    private static void AssertOnly(Regex allowed, Regex sdk)
    {
        var users = Checkout.Code("src").Where(file => sdk.IsMatch(Checkout.Text(file))).ToList();

        Assert.NotEmpty(users);
        Assert.DoesNotContain(users, file => !allowed.IsMatch(file));
    }

    [GeneratedRegex(@"^src/Core/Storage/|(Store|Row|Rows|Index)\.cs$")]
    private static partial Regex TableFile();

    [GeneratedRegex(@"^src/Core/Storage/|Queue\w*\.cs$")]
    private static partial Regex QueueFile();

    [GeneratedRegex("^src/Core/Stripe/")]
    private static partial Regex StripeFile();

    [GeneratedRegex(@"\bAzure\.Data\.Tables\b")]
    private static partial Regex TableSdk();

    [GeneratedRegex(@"\bAzure\.Storage\.Queues\b")]
    private static partial Regex QueueSdk();

    [GeneratedRegex(@"^\s*(global )?using (static )?(\w+ = )?Stripe\b|global::Stripe\b", RegexOptions.Multiline)]
    private static partial Regex StripeSdk();
}
