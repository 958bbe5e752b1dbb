using System.Runtime.CompilerServices;

namespace CreditFunctions.Testing;

/// <summary>Waits with a limit for something that happens by itself.</summary>
public static class Eventually
{
    // Far more than anything takes on a busy machine. It ends a test that would otherwise hang.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(160);

    /// <summary>Reads until the value is the expected one, and returns it.</summary>
    /// <exception cref="TimeoutException">It never is. The message has the condition and the last value.</exception>
    public static async Task<T> SeesAsync<T>(Func<Task<T>> read, Func<T, bool> isExpected, [CallerArgumentExpression(nameof(isExpected))] string condition = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var pause = PauseMin; ; pause = pause < PauseMax ? pause * 2 : PauseMax)
        {
            var value = await read();
            if (isExpected(value))
            {
                return value;
            }

            if (TimeProvider.System.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"Waited {Limit} for: {condition}. Last value: {value}");
            }

            await Task.Delay(pause, TimeProvider.System);
        }
    }

    /// <inheritdoc cref="IsTrueAsync(Func{Task{bool}}, string)"/>
    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits until a condition holds.</summary>
    public static Task IsTrueAsync(Func<Task<bool>> condition, string what) => SeesAsync(condition, isTrue => isTrue, what);

    /// <summary>Waits for the result.</summary>
    public static Task<T> ComesAsync<T>(this TaskCompletionSource<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Task.WaitAsync(Limit, TimeProvider.System);
    }

    /// <inheritdoc cref="ComesAsync{T}(TaskCompletionSource{T})"/>
    public static Task ComesAsync(this TaskCompletionSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Task.WaitAsync(Limit, TimeProvider.System);
    }
}
