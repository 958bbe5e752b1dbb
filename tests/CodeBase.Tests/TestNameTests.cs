using System.Text.RegularExpressions;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class TestNameTests
{
    private static readonly (string File, string Text)[] Tests =
        [.. Checkout.Code("tests").Select(file => (file, Text: Checkout.Text(file))).Where(test => TestMethod().IsMatch(test.Text))];

    [Fact]
    public void A_file_of_tests_has_one_class_of_its_name_that_ends_with_Tests()
    {
        Assert.NotEmpty(Tests);
        Assert.DoesNotContain(Tests, test =>
            !TestClassFile().IsMatch(test.File)
            || !Regex.IsMatch(test.Text, $@"^public sealed (partial )?class {Path.GetFileNameWithoutExtension(test.File)}\b", RegexOptions.Multiline));
    }

    [Fact]
    public void The_name_of_a_test_is_a_sentence_with_underscores() =>
        Assert.DoesNotContain(Tests.SelectMany(test => TestMethod().Matches(test.Text)).Select(method => method.Groups["name"].Value), name => !Sentence().IsMatch(name));

    [Fact]
    public void Every_folder_of_the_Core_tests_is_a_folder_of_Core() =>
        Assert.DoesNotContain(
            Tests.Where(test => test.File.StartsWith("tests/Core.Tests/", StringComparison.Ordinal)).Select(test => Path.GetDirectoryName(test.File)!),
            folder => !Checkout.Has("src/Core" + folder["tests/Core.Tests".Length..]));

    [GeneratedRegex("/[A-Z][A-Za-z0-9]*Tests\\.cs$")]
    private static partial Regex TestClassFile();

    [GeneratedRegex(@"^    \[(?:Fact|Theory|\w+Fact)\b.*?^    public (?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TestMethod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$")]
    private static partial Regex Sentence();
}
