# too-slow-growth: looks for the smallest of the rest, over and over


def merge_sort(items, key=None):
    by = key or (lambda item: item)
    rest = list(items)
    result = []
    while rest:
        result.append(rest.pop(min(range(len(rest)), key=lambda place: by(rest[place]))))
    return result
