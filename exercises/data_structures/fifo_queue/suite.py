from harness.testing import ExerciseTest
class FirstInFirstOut(ExerciseTest):
    """First in, first out"""
    def test_dequeues_in_the_order_of_enqueueing(self):
        self.example("""
            q = Queue()
            q.enqueue("a")
            q.enqueue("b")
            q.dequeue()  # -> "a"
            q.dequeue()  # -> "b"
        """, because="a queue gives items back first in, first out")
