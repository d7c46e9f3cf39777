# timed-out: the loop does not move over items that equal the pivot


def quick_sort(items):
    sort(items, 0, len(items) - 1)


def sort(items, low, high):
    if low >= high:
        return
    pivot = items[(low + high) // 2]
    i, j = low, high
    while i < j:
        while items[i] < pivot:
            i += 1
        while pivot < items[j]:
            j -= 1
        if i < j:
            items[i], items[j] = items[j], items[i]
    sort(items, low, i - 1)
    sort(items, i + 1, high)
