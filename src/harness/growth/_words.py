"""Names of parameters that tell what they want, by kind of argument."""

from __future__ import annotations

from typing import FrozenSet


def _one_of(words: str) -> FrozenSet[str]:
    return frozenset(words.split())


STRING_METHODS = _one_of("split lower upper isalpha isdigit isalnum strip replace find startswith endswith join casefold title encode islower isupper")
MAPPING_METHODS = _one_of("keys values items get setdefault")
LIST_METHODS = _one_of("append pop insert sort remove extend reverse count index")

INTS = _one_of("n num number limit amount capacity total m rows cols width height stairs days steps exp exponent upto")
LISTS = _one_of(
    "nums numbers arr array items lst values data xs ys seq sequence list elements prices heights costs weights "
    "collection iterable scores temperatures l left right ints input_list sorted_list stream profits ratings "
    "xs1 xs2 stock_prices piles stones bars readings samples measurements ages grades candidates"
)
TEXTS = _one_of("s t text string word sentence phrase str source_text line document paragraph haystack s1 s2 string1 string2 word1 word2 message txt a_string")
WORDS = _one_of("words strs strings names tokens dictionary word_list wordlist lines titles keys urls emails products logs")
GRAPHS = _one_of("graph adj adjacency g adjacency_list tree_map neighbours neighbors network dag deps dependencies adj_list")
BOARDS = _one_of("grid board maze island islands rooms image field cells")
MATRICES = _one_of("matrix mat a b matrix1 matrix2 triangle m1 m2")
EDGES = _one_of("edges prerequisites connections pairs points links relations flights roads tickets times_edges prereqs dislikes")
INTERVALS = _one_of("intervals meetings times ranges bookings events segments jobs trips")
SOUGHT = _one_of("target x value val key item needle element query wanted goal_sum target_sum total desired goal search_value")
PARTS = _one_of("k size window r count rotations shift positions chunk chunk_size batch window_size step length top width")
FIRST = _one_of(
    "start source src begin origin root_id low lo left l i index idx first pos position start_node from_node vertex node depth "
    "from_index row r1 c1 col1 row1 p"
)
LAST = _one_of("end goal dest destination stop high hi right r j last sink finish end_node to_node to_index r2 c2 col2 row2 q target_node")
TEXT_PARTS = _one_of("pattern sub needle part prefix substring p pat query")
CHARACTERS = _one_of("char letter c ch sep separator delimiter character")
ROOTS = _one_of("root tree node root1 root2 p q subtree sub_root")
HEADS = _one_of("head l1 l2 head1 head2 list1 list2")
