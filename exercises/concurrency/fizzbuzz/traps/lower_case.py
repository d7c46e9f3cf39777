# failed: says Fizzbuzz instead of FizzBuzz


def fizzbuzz(n):
    texts = []
    for number in range(1, n + 1):
        if number % 15 == 0:
            texts.append("Fizzbuzz")
        elif number % 3 == 0:
            texts.append("Fizz")
        elif number % 5 == 0:
            texts.append("Buzz")
        else:
            texts.append(str(number))
    return texts
