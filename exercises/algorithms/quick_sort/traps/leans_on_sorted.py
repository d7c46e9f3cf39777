# own-work: lets sorted do the work


def quick_sort(items):
    items[:] = sorted(items)
