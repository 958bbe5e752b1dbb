using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Tables.Tests;

public sealed class WhatGoesOverTheWire
{
    [Fact]
    public async Task What_the_service_keeps_itself_is_not_sent_back()
    {
        var relay = new Relay(_ => new CannedResponse(204));
        var entity = new TableEntity("p", "r") { ["A"] = 1, ETag = new ETag("an ETag"), Timestamp = DateTimeOffset.UnixEpoch };

        await TableBehind(relay).UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);

        var (method, _, headers, body) = Assert.Single(relay.Sent);
        Assert.Equal(("PUT", "an ETag"), (method, headers["If-Match"]));
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r","A":1}""", body);
    }

    [Fact]
    public async Task A_deletion_in_a_transaction_is_conditional_as_the_service_demands()
    {
        var relay = new Relay(_ => new CannedResponse(202, Multipart("HTTP/1.1 204 No Content\r\n\r\n")));

        await TableBehind(relay).SubmitTransactionAsync([new(Delete, new TableEntity("p", "r"))]);

        Assert.Contains("If-Match: *\r\n", Assert.Single(relay.Sent).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_may_stand_before_or_after_its_value()
    {
        var entity = await ReadAsync("""
            {"odata.metadata":"m","PartitionKey":"p","RowKey":"r",
             "A@odata.type":"Edm.Int64","A":"5","B":"6","B@odata.type":"Edm.Int64",
             "C@odata.type":"Edm.Int64","D@odata.type":"Edm.Int64","D":"8","C":"7"}
            """);

        Assert.Equal([5L, 6L, 7L, 8L], Values(entity, "A", "B", "C", "D"));
        Assert.False(entity.ContainsKey("odata.metadata"));
    }

    [Fact]
    public async Task Numbers_are_of_the_type_that_is_written_beside_them()
    {
        var entity = await ReadAsync("""{"A":5,"B":5.0,"C":5e0,"D@odata.type":"Edm.Double","D":"NaN","E":null}""");

        Assert.Equal([5, 5.0, 5.0, double.NaN, null], Values(entity, "A", "B", "C", "D", "E"));
    }

    [StandInFact]
    public async Task A_whole_number_that_is_said_to_be_a_double_is_one() =>
        Assert.Equal(5.0, (await ReadAsync("""{"A@odata.type":"Edm.Double","A":5}"""))["A"]);

    [Fact]
    public async Task Escaped_names_and_values_are_read()
    {
        var entity = await ReadAsync("""{"Gr\u00f6\u00dfe@odata.type":"Edm.Int64","Gr\u00f6\u00dfe":"5","Text":"\ud83c\udf88\u0000"}""");

        Assert.Equal((5L, "🎈\0"), (entity["Größe"], entity["Text"]));
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => ReadAsync("""{"A@odata.type":"Edm.Decimal","A":"5"}"""));

    [Fact]
    public async Task Answers_are_told_apart()
    {
        const string answers = "HTTP/1.1 204 No Content\r\nETag: W/\"one\"\r\n\r\n\r\n--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"two\"\r\n\r\n";
        var relay = new Relay(_ => new CannedResponse(202, Multipart(answers)));

        var answer = await TableBehind(relay).SubmitTransactionAsync([new(Add, new TableEntity("p", "a")), new(Add, new TableEntity("p", "b"))]);

        Assert.Equal([new ETag("W/\"one\""), new ETag("W/\"two\"")], answer.Value.Select(part => part.Headers.ETag));
        Assert.All(answer.Value, part => Assert.Equal((204, "No Content", 0L), (part.Status, part.ReasonPhrase, part.Content.ToMemory().Length)));
    }

    [Theory]
    [InlineData("1:The specified entity already exists.", 1)]
    [InlineData("The specified entity already exists.", null)]
    [InlineData("Note: The specified entity already exists.", null)]
    public async Task The_failed_action_is_known_only_where_the_message_begins_with_it(string message, int? index)
    {
        var error = """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"MESSAGE"}}}""".Replace("MESSAGE", message, StringComparison.Ordinal);
        var relay = new Relay(_ => new CannedResponse(202, Multipart($"HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\n\r\n{error}\r\n")));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            TableBehind(relay).SubmitTransactionAsync([new(Add, new TableEntity("p", "a")), new(Add, new TableEntity("p", "b"))]));

        Assert.Equal((409, "EntityAlreadyExists", index), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<TableEntity> ReadAsync(string json) =>
        (await TableBehind(new Relay(_ => new CannedResponse(200, json))).GetEntityAsync<TableEntity>("p", "r")).Value;

    private static IEnumerable<object?> Values(TableEntity entity, params string[] names) => names.Select(name => entity[name]);

    private static TableClient TableBehind(Relay relay) =>
        new("UseDevelopmentStorage=true", "Credits", new TableClientOptions { Transport = relay, Retry = { MaxRetries = 0 } });

    private static string Multipart(string answers) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
        + "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        + answers
        + "\r\n--changesetresponse_1--\r\n--batchresponse_1--\r\n";
}
