# own-work: lets sorted do the work


def merge_sort(items, key=None):
    return sorted(items, key=key)
