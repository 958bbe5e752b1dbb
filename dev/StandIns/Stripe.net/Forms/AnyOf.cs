namespace Stripe;

/// <summary>A parameter that takes one of two shapes, such as a time or a range of times.</summary>
public abstract class AnyOf
{
    public abstract object Value { get; }
}

public sealed class AnyOf<T1, T2> : AnyOf
{
    public AnyOf(T1 value) => Value = value;

    public AnyOf(T2 value) => Value = value;

    public override object Value { get; }

    public static implicit operator AnyOf<T1, T2>(T1 value) => value == null ? null : new AnyOf<T1, T2>(value);

    public static implicit operator AnyOf<T1, T2>(T2 value) => value == null ? null : new AnyOf<T1, T2>(value);
}
