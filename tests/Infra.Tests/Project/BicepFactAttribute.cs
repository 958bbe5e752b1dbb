namespace CreditFunctions.Infra.Tests.Project;

/// <summary>A test that needs the Bicep compiler.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (Bicep.Path is null)
        {
            Skip = "The Bicep compiler is missing. NuGet has it for Linux on x64 only; on other systems put bicep on the PATH.";
        }
    }
}
