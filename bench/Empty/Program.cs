// An ASP.NET Core app that does nothing: what starting costs whoever it is.
var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/api/webhooks/stripe", () => Results.Ok());
await app.RunAsync();
