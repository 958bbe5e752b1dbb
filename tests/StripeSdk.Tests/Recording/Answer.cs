namespace CreditFunctions.StripeSdk.Tests.Recording;

/// <summary>What the recorder says to one request.</summary>
public sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public static Answer Ok(string body = """{"id":"cs_test_1","object":"checkout.session"}""") => new(200, body);

    public static Answer Failed(int status, string error = """{"type":"api_error","message":"boom"}""") =>
        new(status, $$"""{"error":{{error}}}""");

    /// <summary>Never comes: the caller gives up first.</summary>
    public static Answer None { get; } = new(0, "");

    public Answer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    public override string ToString() => $"{Status}";
}
