# too-slow-growth: inserts each item into the sorted part before it


def merge_sort(items, key=None):
    by = key or (lambda item: item)
    result = []
    for item in items:
        place = len(result)
        while place > 0 and by(item) < by(result[place - 1]):
            place -= 1
        result.insert(place, item)
    return result
