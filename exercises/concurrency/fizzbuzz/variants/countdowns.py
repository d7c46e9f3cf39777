"""Rules as data, with a countdown for each. camelCase."""

RULES = ((3, "Fizz"), (5, "Buzz"))


class Countdown:
    def __init__(self, every, word):
        self.every = every
        self.word = word
        self.left = every

    def nextWord(self):
        self.left -= 1
        if self.left:
            return ""
        self.left = self.every
        return self.word


def fizzbuzz(n):
    countdowns = [Countdown(every, word) for every, word in RULES]
    texts = [""] * n
    for index in range(n):
        texts[index] = "".join(countdown.nextWord() for countdown in countdowns) or str(index + 1)
    return texts
