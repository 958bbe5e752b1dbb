using CreditFunctions.Bench;
using CreditFunctions.Bench.Apply;
using CreditFunctions.Bench.Micro;
using CreditFunctions.Bench.Report;
using CreditFunctions.Bench.Servers;
using CreditFunctions.Bench.Soak;
using CreditFunctions.Bench.StartUp;
using CreditFunctions.Bench.Webhook;

if (args is [NullStorage.Role])
{
    await NullStorage.ServeAsync();
    return 0;
}

const string QuickOption = "--quick";
var isQuick = args.Contains(QuickOption);
var plan = isQuick ? Plan.Quick : Plan.Full;
foreach (var part in args.Where(argument => argument != QuickOption))
{
    var section = part switch
    {
        "micro" => Sections.Of(MicroBench.Run(plan)),
        "webhook" => Sections.Of(await WebhookBench.RunAsync(plan)),
        "apply" => Sections.Of(await ApplyBench.RunAsync(plan)),
        "histories" => Sections.Of(await Histories.RunAsync(plan)),
        "startup" => Sections.Of(await StartUpBench.RunAsync(plan)),
        "soak" => Sections.Of(await SoakBench.RunAsync(plan)),
        _ => throw new ArgumentException($"Unknown part {part}. The parts are micro, webhook, apply, histories, startup and soak."),
    };
    Console.WriteLine($"{part}\n\n{section.Table}");
    if (!isQuick)
    {
        Document.Write(section);
    }
}

return 0;
