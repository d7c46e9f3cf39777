from collections import deque

from harness.growth import check
from harness.testing import ExerciseTest, growth_test, random_test
from harness.testing.values import Values

FEW = (1, 2, 3, 0, "", None, "a", -1)


class trees(Values):
    """Trees of at most ``most`` nodes; the recipe of a node is (value, left, right), of the empty tree None."""

    def __init__(self, node, most=10):
        self.node = node
        self.most = most

    def draw(self, scene):
        return self._draw(scene.rng, scene.rng.between(0, self.most))

    def _draw(self, rng, size):
        if size == 0:
            return None
        # Lopsided trees are as likely as bushy ones.
        left = rng.pick((0, size - 1, rng.between(0, size - 1)))
        value = rng.pick(FEW) if rng.chance(0.5) else rng.between(1, 99)
        return value, self._draw(rng, left), self._draw(rng, size - 1 - left)

    def simpler(self, recipe):
        if recipe is None:
            return
        value, left, right = recipe
        yield from (left, right)
        for other in self.simpler(left):
            yield value, other, right
        for other in self.simpler(right):
            yield value, left, other
        if value not in (1, 2, 3):
            for other in (1, 2, 3):
                yield other, left, right

    def build(self, recipe):
        return None if recipe is None else self.node(recipe[0], self.build(recipe[1]), self.build(recipe[2]))

    def show(self, recipe):
        if recipe is None:
            return "None"
        value, left, right = recipe
        parts = [repr(value), self.show(left), self.show(right)]
        while len(parts) > 1 and parts[-1] == "None":
            parts.pop()
        return f"TreeNode({', '.join(parts)})"


def inorder(root):
    return [] if root is None else [*inorder(root.left), root.value, *inorder(root.right)]


def preorder(root):
    return [] if root is None else [root.value, *preorder(root.left), *preorder(root.right)]


def postorder(root):
    return [] if root is None else [*postorder(root.left), *postorder(root.right), root.value]


def level_order(root):
    found, queue = [], deque([root])
    while queue:
        node = queue.popleft()
        if node is not None:
            found.append(node.value)
            queue += [node.left, node.right]
    return found


def height(root):
    return 0 if root is None else 1 + max(height(root.left), height(root.right))


ORACLES = {each.__name__: each for each in (inorder, preorder, postorder, level_order, height)}


class Walks(ExerciseTest):
    """Walks"""

    def walk(self, function, expected, because):
        self.example(
            f"""
            #     4
            #    / \\
            #   2   5
            #  / \\
            # 1   3
            tree = TreeNode(4, TreeNode(2, TreeNode(1), TreeNode(3)), TreeNode(5))
            {function}(tree)  # -> {expected}
            {function}(None)  # -> []
            """,
            because=because,
        )

    def test_in_order_takes_the_node_between_its_parts(self):
        self.walk("inorder", "[1, 2, 3, 4, 5]", "in order: the left part, the node, the right part")

    def test_preorder_takes_the_node_first(self):
        self.walk("preorder", "[4, 2, 1, 3, 5]", "preorder: the node, the left part, the right part")

    def test_postorder_takes_the_node_last(self):
        self.walk("postorder", "[1, 3, 2, 5, 4]", "postorder: the left part, the right part, the node")

    def test_level_order_goes_row_by_row(self):
        self.walk("level_order", "[4, 2, 5, 1, 3]", "level order: row by row, each from left to right")


class Height(ExerciseTest):
    """Height"""

    def test_height_counts_levels(self):
        self.example(
            """
            height(TreeNode(7))                                          # -> 1
            height(TreeNode(4, TreeNode(2, TreeNode(1)), TreeNode(5)))   # -> 3
            """,
        )

    def test_the_empty_tree_has_no_levels(self):
        self.example("height(None)  # -> 0")


class AnyTree(ExerciseTest):
    """Any tree"""

    def agrees(self, function):
        self.check_calls(function, [trees(self.solution.TreeNode)], oracle=ORACLES[function])

    @random_test
    def test_inorder_of_any_tree(self):
        self.agrees("inorder")

    @random_test
    def test_preorder_of_any_tree(self):
        self.agrees("preorder")

    @random_test
    def test_postorder_of_any_tree(self):
        self.agrees("postorder")

    @random_test
    def test_level_order_of_any_tree(self):
        self.agrees("level_order")

    @random_test
    def test_height_of_any_tree(self):
        self.agrees("height")

    @random_test
    def test_leaves_the_tree_as_it_was(self):
        for tree in (
            "TreeNode(2, TreeNode(1), TreeNode(3))",
            "TreeNode(1, TreeNode(2, TreeNode(3, TreeNode(4))))",
            "TreeNode(1, None, TreeNode(2, TreeNode(3, None, TreeNode(4))))",
            "TreeNode(4, TreeNode(2, TreeNode(1), TreeNode(3)), TreeNode(6, TreeNode(5), TreeNode(7)))",
        ):
            node = eval(tree, {"TreeNode": self.solution.TreeNode})
            lines = [f"{name}(tree)  # -> {oracle(node)!r}" for name, oracle in [*ORACLES.items()] * 2]
            self.example("\n".join([f"tree = {tree}", *lines]), because="a walk leaves the tree as it was")


# A chain is as deep as it is long, and recursion is welcome: chains must stay below the recursion limit.
CHAINS = (6, 12, 24, 48, 96, 192)


def bushy(module, n):
    nodes = [module.TreeNode(value) for value in range(n)]
    for place, node in enumerate(nodes):
        node.left = nodes[2 * place + 1] if 2 * place + 1 < n else None
        node.right = nodes[2 * place + 2] if 2 * place + 2 < n else None
    return nodes[0]


def leaning_left(module, n):
    tree = None
    for value in range(n):
        tree = module.TreeNode(value, tree)
    return tree


def leaning_right(module, n):
    tree = None
    for value in range(n):
        tree = module.TreeNode(value, None, tree)
    return tree


class Costs(ExerciseTest):
    """What it costs"""

    def check_linear(self, function):
        for shape, sizes in ((bushy, (15, 31, 63, 127, 255, 511, 1023)), (leaning_left, CHAINS), (leaning_right, CHAINS)):
            check(
                self.solution,
                function,
                target="n",
                setup=lambda module, n, shape=shape: (getattr(module, function), shape(module, n)),
                workload=lambda given, n: given[0](given[1]),
                sizes=sizes,
                because="each node needs to be visited once, whatever the shape of the tree",
            )

    @growth_test
    def test_inorder_is_linear(self):
        self.check_linear("inorder")

    @growth_test
    def test_preorder_is_linear(self):
        self.check_linear("preorder")

    @growth_test
    def test_postorder_is_linear(self):
        self.check_linear("postorder")

    @growth_test
    def test_level_order_is_linear(self):
        self.check_linear("level_order")

    @growth_test
    def test_height_is_linear(self):
        self.check_linear("height")

    @growth_test
    def test_a_path_of_200_nodes(self):
        self.example(
            """
            tree = None
            for value in range(200):
                tree = TreeNode(value, tree) if value % 2 else TreeNode(value, None, tree)
            height(tree)                                      # -> 200
            preorder(tree) == list(range(199, -1, -1))        # -> True
            level_order(tree) == list(range(199, -1, -1))     # -> True
            postorder(tree) == list(range(200))               # -> True
            """,
        )


class WithoutRecursion(ExerciseTest):
    """Without recursion"""

    stage = "Deep trees"
    optional = True

    DEEP = "recursion ends at about 1,000 calls: keep the nodes that are still to visit in a list"

    def test_goes_down_a_chain_of_100_000_nodes(self):
        self.example(
            """
            n = 100_000
            tree = None
            for value in range(n):
                tree = TreeNode(value, tree) if value % 2 else TreeNode(value, None, tree)
            preorder(tree) == list(range(n - 1, -1, -1))                # -> True
            postorder(tree) == list(range(n))                          # -> True
            inorder(tree) == [*range(n - 2, -1, -2), *range(1, n, 2)]  # -> True
            """,
            because=self.DEEP,
        )

    def test_goes_level_by_level_down_a_chain_of_100_000_nodes(self):
        self.example(
            """
            n = 100_000
            tree = None
            for value in range(n):
                tree = TreeNode(value, tree) if value % 2 else TreeNode(value, None, tree)
            level_order(tree) == list(range(n - 1, -1, -1))            # -> True
            height(tree)                                               # -> 100_000
            """,
            because=self.DEEP,
        )
