# failed: counts from 0 to n - 1


def fizzbuzz(n):
    texts = []
    for number in range(n):
        if number % 15 == 0:
            texts.append("FizzBuzz")
        elif number % 3 == 0:
            texts.append("Fizz")
        elif number % 5 == 0:
            texts.append("Buzz")
        else:
            texts.append(str(number))
    return texts
