using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>Follows a list page by page: forward, or backward (oldest first) from <c>ending_before</c>.</summary>
internal static class AutoPaging
{
    public static async IAsyncEnumerable<T> ListAutoPagingAsync<T>(
        this ApiRequestor requestor,
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StripeEntity, IHasId
    {
        var page = await requestor.GetAsync<StripeList<T>>(path, options, requestOptions, cancellationToken);
        var next = options?.Clone() ?? new ListOptions();
        var backward = !string.IsNullOrEmpty(next.EndingBefore) && string.IsNullOrEmpty(next.StartingAfter);

        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (backward)
            {
                page.Reverse();
            }

            string last = null;
            foreach (var item in page.Where(item => item is not null))
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = item.Id;
                yield return item;
            }

            if (!page.HasMore || string.IsNullOrEmpty(last))
            {
                yield break;
            }

            (next.StartingAfter, next.EndingBefore) = backward ? (next.StartingAfter, last) : (last, next.EndingBefore);
            page = await requestor.GetAsync<StripeList<T>>(path, next, requestOptions, cancellationToken);
        }
    }
}
