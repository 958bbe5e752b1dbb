using System.Buffers;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Bytes in a buffer of the shared pool, so that a body of any size costs no memory of its own. Whoever disposes of it gives the buffer to
/// somebody else, and must be certain that nobody reads or writes it any more; one that is only dropped is merely garbage.
/// </summary>
/// <param name="capacity">How many bytes there is room for at least.</param>
public sealed class BorrowedBytes(int capacity) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    /// <summary>The bytes in use.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Room for so many more bytes behind those in use.</summary>
    public Memory<byte> Room(int more)
    {
        if (_buffer.Length - _length < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_length + more);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsMemory(_length, more);
    }

    /// <summary>Takes into use what was written to the room.</summary>
    public void Advance(int written) => _length += written;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length).Span);
        Advance(bytes.Length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }
}
