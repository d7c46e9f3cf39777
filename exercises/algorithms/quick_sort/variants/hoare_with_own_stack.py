# Hoare's partition, the median of three as the pivot, and a stack of our own.


def quick_sort(items):
    todo = [(0, len(items) - 1)]
    while todo:
        low, high = todo.pop()
        while low < high:
            split = partition(items, low, high)
            if split - low > high - split:
                todo.append((low, split))
                low = split + 1
            else:
                todo.append((split + 1, high))
                high = split


def partition(items, low, high):
    middle = (low + high) // 2
    pivot = medianOf(items[low], items[middle], items[high])
    i, j = low - 1, high + 1
    while True:
        i += 1
        while items[i] < pivot:
            i += 1
        j -= 1
        while pivot < items[j]:
            j -= 1
        if i >= j:
            return j if j < high else high - 1
        items[i], items[j] = items[j], items[i]


def medianOf(a, b, c):
    if b < a:
        a, b = b, a
    if c < b:
        b = c
        if b < a:
            b = a
    return b
