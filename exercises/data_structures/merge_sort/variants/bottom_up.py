# No recursion: merge runs of 1, then 2, then 4 ... back and forth between two lists.


def merge_sort(items, key=None):
    keyOf = key if key is not None else lambda item: item
    source = list(items)
    target = [None] * len(source)
    width = 1
    while width < len(source):
        for start in range(0, len(source), 2 * width):
            middle = min(start + width, len(source))
            end = min(start + 2 * width, len(source))
            mergeRuns(source, target, start, middle, end, keyOf)
        source, target = target, source
        width *= 2
    return source


def mergeRuns(source, target, start, middle, end, keyOf):
    i, j = start, middle
    for place in range(start, end):
        if i < middle and (j == end or keyOf(source[i]) <= keyOf(source[j])):
            target[place] = source[i]
            i += 1
        else:
            target[place] = source[j]
            j += 1
