using System.CodeDom.Compiler;
using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CreditFunctions.Core;
using CreditFunctions.Functions.Hosting;

namespace CreditFunctions.CodeBase.Tests;

public sealed partial class TypeTests
{
    private const int ServicesMax = 5;

    private static readonly string[] Folders = ["src", "dev", "tests", "bench"];

    [Fact]
    public void Concrete_classes_are_sealed()
    {
        Assembly[] product = [typeof(CoreRegistration).Assembly, typeof(CreditFunctionsApplication).Assembly];

        // The source generators of the Functions worker hide their types from editors. The one of options validation marks its own.
        var open = product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State is not EditorBrowsableState.Never)
            .Where(type => type.GetCustomAttribute<GeneratedCodeAttribute>() is null);

        Assert.Empty(open.Select(type => type.FullName));
    }

    [Fact]
    public void No_class_takes_more_than_five_services()
    {
        Assembly[] product = [typeof(CoreRegistration).Assembly, typeof(CreditFunctionsApplication).Assembly];

        var crowded = product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && type.GetMethod("<Clone>$") is null && !type.IsAssignableTo(typeof(Exception)))
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Length > ServicesMax));

        Assert.Empty(crowded.Select(type => type.FullName));
    }

    [Fact]
    public void No_folder_or_type_has_a_meaningless_name()
    {
        var files = Checkout.Code(Folders).ToList();

        Assert.DoesNotContain(files, file => FolderForEverything().IsMatch(file));
        Assert.Empty(files.SelectMany(file => TypeForEverything().Matches(Checkout.Text(file)).Select(type => $"{file}: {type.Value}")));
    }

    [Fact]
    public void No_file_of_the_product_is_longer_than_250_lines() =>
        Assert.DoesNotContain(Checkout.Code("src"), file => Checkout.Text(file).Count(character => character == '\n') > 250);

    [Fact]
    public void Namespaces_follow_folders() => Assert.DoesNotContain(Checkout.Code("src"), file => Namespace().Match(Checkout.Text(file)).Groups["name"].Value != NamespaceOf(file));

    [Fact]
    public void The_code_has_no_reminders_of_unfinished_work()
    {
        var words = new Regex("\\b(" + "TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b|NotImplemented" + "Exception");

        Assert.DoesNotContain(Checkout.Code(Folders), file => words.IsMatch(Checkout.Text(file)));
    }

    [Fact]
    public void Log_events_have_unique_ids()
    {
        var numbers = Checkout.Code("src").SelectMany(file => LogEvent().Matches(Checkout.Text(file)).Select(match => match.Groups["id"].Value)).ToList();

        Assert.NotEmpty(numbers);
        Assert.DoesNotContain(numbers.CountBy(number => number), count => count.Value > 1);
    }

    private static string NamespaceOf(string file) =>
        "CreditFunctions." + string.Join('.', file.Split('/')[1..^1]);

    [GeneratedRegex("/(Common|Utils?|Utilities|Helpers?|Managers?|Services|Models|Shared|Misc)/", RegexOptions.IgnoreCase)]
    private static partial Regex FolderForEverything();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Common|Utils?|Utilities|Helpers?|Manager|Service|Models?)\b")]
    private static partial Regex TypeForEverything();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"EventId = (?<id>\d+)")]
    private static partial Regex LogEvent();
}
