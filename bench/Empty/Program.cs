// An ASP.NET Core app that does nothing, to measure the minimum cost of a start.
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/api/webhooks/stripe", () => Results.Ok());
await app.RunAsync();
