# failed: the last item is never looked at


def quick_sort(items):
    sort(items, 0, len(items) - 2)


def sort(items, low, high):
    while low < high:
        left, right = partition(items, low, high)
        if right - low < high - left:
            sort(items, low, right)
            low = left
        else:
            sort(items, left, high)
            high = right


def partition(items, low, high):
    pivot = items[(low + high) // 2]
    i, j = low, high
    while i <= j:
        while items[i] < pivot:
            i += 1
        while pivot < items[j]:
            j -= 1
        if i <= j:
            items[i], items[j] = items[j], items[i]
            i += 1
            j -= 1
    return i, j
