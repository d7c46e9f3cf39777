"""An event for each speaker, cleared by its owner."""

import asyncio


async def fizzbuzz(n, emit):
    state = {"k": 0}
    gates = [asyncio.Event() for _ in range(4)]

    def who(k):
        return 2 * (k % 5 == 0) + (k % 3 == 0)

    def advance():
        state["k"] += 1
        if state["k"] > n:
            for gate in gates:
                gate.set()
        else:
            gates[who(state["k"])].set()

    async def player(index):
        words = (None, "Fizz", "Buzz", "FizzBuzz")
        while True:
            await gates[index].wait()
            if state["k"] > n:
                return
            gates[index].clear()
            emit(words[index] or "%d" % state["k"])
            advance()

    advance()
    await asyncio.gather(*map(player, range(4)))
