# region sort
def sort(numbers):
    return sorted(numbers)


print(sort([3, 1, 2]))
