# Inclusive bounds, as in most textbooks.


def binary_search(items, target):
    left, right = 0, len(items) - 1
    while left <= right:
        mid = left + (right - left) // 2
        if items[mid] == target:
            return mid
        if items[mid] < target:
            left = mid + 1
        else:
            right = mid - 1
    return -1


def lower_bound(items, target):
    left, right = 0, len(items) - 1
    answer = len(items)
    while left <= right:
        mid = (left + right) // 2
        if items[mid] >= target:
            answer = mid
            right = mid - 1
        else:
            left = mid + 1
    return answer
