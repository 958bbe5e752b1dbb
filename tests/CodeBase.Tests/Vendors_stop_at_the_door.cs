using System.Text.RegularExpressions;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class Vendors_stop_at_the_door
{
    [Fact]
    public void Only_files_named_Table_name_the_table_SDK() => AssertOnly("Table", TableSdk());

    [Fact]
    public void Only_files_named_Queue_name_the_queue_SDK() => AssertOnly("Queue", QueueSdk());

    [Fact]
    public void Only_files_named_Stripe_name_the_Stripe_SDK() => AssertOnly("Stripe", StripeSdk());

    [Fact]
    public void Functions_name_none_of_them() =>
        Assert.DoesNotContain(Checkout.Code("src/Functions"), file => Regex.IsMatch(Checkout.Text(file), $"{TableSdk()}|{QueueSdk()}|{StripeSdk()}", RegexOptions.Multiline));

    private static void AssertOnly(string prefix, Regex sdk)
    {
        var naming = Checkout.Code("src").Where(file => sdk.IsMatch(Checkout.Text(file))).ToList();

        Assert.NotEmpty(naming);
        Assert.DoesNotContain(naming, file => !Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bAzure\.Data\.Tables\b")]
    private static partial Regex TableSdk();

    [GeneratedRegex(@"\bAzure\.Storage\.Queues\b")]
    private static partial Regex QueueSdk();

    [GeneratedRegex(@"^\s*(global )?using (static )?(\w+ = )?Stripe\b|global::Stripe\b", RegexOptions.Multiline)]
    private static partial Regex StripeSdk();
}
