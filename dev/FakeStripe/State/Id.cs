using System.Security.Cryptography;

namespace CreditFunctions.FakeStripe.State;

/// <summary>Creates random ids in Stripe's format. They do not repeat, even after the data directory was deleted.</summary>
internal static class Id
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New(string prefix, int length = 22) => prefix + RandomNumberGenerator.GetString(Alphabet, length);
}
