namespace CreditFunctions.FakeStripe.Control;

internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _planned = [];

    public IReadOnlyList<Fault> Planned
    {
        get
        {
            lock (_gate)
            {
                return [.. _planned];
            }
        }
    }

    public void Plan(Fault fault)
    {
        lock (_gate)
        {
            _planned.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    public Fault? Take(string method, string path)
    {
        lock (_gate)
        {
            var index = _planned.FindIndex(fault =>
                path.StartsWith(fault.Path, StringComparison.Ordinal)
                && (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase)));
            if (index < 0)
            {
                return null;
            }

            var fault = _planned[index];
            if (fault.Times > 1)
            {
                _planned[index] = fault with { Times = fault.Times - 1 };
            }
            else
            {
                _planned.RemoveAt(index);
            }

            return fault;
        }
    }
}
