"""A web scraper: many pages at the same time, with a library that blocks."""

from typing import Any, Callable, Dict, List, NamedTuple, Optional


class Page(NamedTuple):
    """What became of one URL."""

    url: str
    #: The HTTP status; None without a response.
    status: Optional[int]
    #: What ``parse`` made of the text.
    data: Any
    #: None, or something truthy that tells what went wrong.
    error: Any


async def scrape(
    urls: List[str], parse: Callable[[str], Any], concurrency: int = 10, rate: Optional[float] = None
) -> Dict[str, Page]:
    """Fetch all ``urls`` with requests, at most ``concurrency`` at the same time; return their pages by URL.

    At most ``rate`` requests start in any second; None sets no such limit.
    """
    raise NotImplementedError("scrape(urls, parse) should fetch every page and return them by URL.")
