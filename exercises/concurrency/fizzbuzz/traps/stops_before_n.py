# failed: leaves n out


def fizzbuzz(n):
    texts = []
    for number in range(1, n):
        if number % 15 == 0:
            texts.append("FizzBuzz")
        elif number % 3 == 0:
            texts.append("Fizz")
        elif number % 5 == 0:
            texts.append("Buzz")
        else:
            texts.append(str(number))
    return texts
