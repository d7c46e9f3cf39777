"""The classic chain of conditions, counting with while, and prints."""


def say(number):
    if number % 15 == 0:
        return "FizzBuzz"
    elif number % 5 == 0:
        return "Buzz"
    elif number % 3 == 0:
        return "Fizz"
    return str(number)


def fizzbuzz(n):
    result = []
    current = 1
    while current <= n:
        print(current)
        result.append(say(current))
        current += 1
    return result
