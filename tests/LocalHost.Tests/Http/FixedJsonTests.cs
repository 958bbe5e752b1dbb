using System.Text;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class FixedJsonTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fixed_JSON_is_written_without_an_exception_even_if_the_caller_has_disconnected(bool hasLeft)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(hasLeft), Response = { Body = body } };

        await new FixedJson("{}"u8.ToArray()).ExecuteAsync(context);

        Assert.Equal("{}", Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal((200, 2, "application/json; charset=utf-8"), (context.Response.StatusCode, context.Response.ContentLength, context.Response.ContentType));
    }
}
