using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class TableLongTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32_767)]
    [InlineData(32_768)]
    [InlineData(32_769)]
    [InlineData(65_536)]
    [InlineData(100_000)]
    public void A_long_text_is_read_as_it_was_written(int length)
    {
        var row = new TableEntity("partition", "row");
        var text = string.Create(length, 0, (letters, _) =>
        {
            for (var index = 0; index < letters.Length; index++)
            {
                letters[index] = (char)('a' + (index % 26));
            }
        });

        row.SetLongText("Text", text);

        Assert.Equal(text, row.LongText("Text"));
    }
}
