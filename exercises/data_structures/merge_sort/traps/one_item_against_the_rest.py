# too-slow-growth: splits off one item instead of half of the list


def merge_sort(items, key=None):
    by = key or (lambda item: item)
    result = []
    for item in reversed(items):
        result = merge([item], result, by)
    return result


def merge(left, right, key):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]
