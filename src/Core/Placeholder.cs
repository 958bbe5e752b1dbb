namespace CreditFunctions.Core; internal static class Placeholder;
