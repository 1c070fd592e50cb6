# region sort
def sort(numbers):
    return sorted(numbers)
# endregion


print(sort([3, 1, 2]))
