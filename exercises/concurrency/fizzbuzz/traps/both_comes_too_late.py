# failed: asks for 3 before 15, so FizzBuzz is never said


def fizzbuzz(n):
    texts = []
    for number in range(1, n + 1):
        if number % 3 == 0:
            texts.append("Fizz")
        elif number % 5 == 0:
            texts.append("Buzz")
        elif number % 15 == 0:
            texts.append("FizzBuzz")
        else:
            texts.append(str(number))
    return texts
