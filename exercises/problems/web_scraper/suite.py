import asyncio
import time

from harness.solution import current
from harness.testing import Answer, Beside, CheckFailure, ExerciseTest, LocalSite, closed_port, own_work_test

# Seconds that a page waits for something of the learner's, before it answers all the same.
PATIENCE = 2.5
# Seconds without a new request after which no more are on their way, where the crowd is counted.
PAUSE = 0.1
# A hanging request must end within ten seconds; the rest is for a busy machine.
TOO_LONG = 12.0
# Never more than `rate` starts in a second, less this for threads and sockets to be late.
WINDOW = 0.7

STAGE_1 = "Stage 1: all pages, and nothing but their errors"
STAGE_2 = "Stage 2: a rate"


class WebTest(ExerciseTest):
    """A group of tests with a site."""

    kind = "system"

    def site(self, pages):
        site = LocalSite(pages)
        self.addCleanup(site.close)
        return site

    def fetch(self, site, paths, parse=str.upper, **options):
        """Scrape these paths, or URLs, and return what came."""
        urls = [site.url(path) if path.startswith("/") else path for path in paths]
        return pages_of(self.solution, asyncio.run, urls, parse, options)


class Shown:
    """The pages by URL, and the call that gave them."""

    def __init__(self, pages, urls, options):
        self.pages = pages
        self.problem = None
        names = [url.split("/", 3)[-1] if url.startswith("http://127") else url for url in urls]
        shown = ", ".join(f'"…/{name}"' for name in names[:6]) + (", …" if len(names) > 6 else "")
        more = "".join(f", {name}={value}" for name, value in options.items())
        self.code = f"await scrape([{shown}], parse{more})"

    def fail(self, summary, because=None):
        raise CheckFailure("failed", summary, code=self.code, because=because)

    def page(self, url, name):
        page = self.pages[url]
        for attribute in ("url", "status", "data", "error"):
            if not hasattr(page, attribute):
                self.fail(f"the page of {name} has no {attribute}: it is {page!r:.80}", "a page has url, status, data and error")
        if page.url != url:
            self.fail(f"the page of {name} says that its url is {page.url!r}", "the result maps each URL to its own page")
        return page

    def good(self, url, name, data, status=200):
        """Check a page on which all went well."""
        page = self.page(url, name)
        if page.error:
            self.fail(f"the page of {name} has error {page.error!r:.200}, and nothing was wrong with it", NEIGHBOURS)
        if page.status != status:
            self.fail(f"the page of {name} has status {page.status!r}, expected {status}")
        if page.data != data or type(page.data) is not type(data):
            self.fail(f"the page of {name} has data {page.data!r:.80}, expected {data!r:.80}", "data is what parse gives for the text")

    def bad(self, url, name, *statuses):
        """Check a page on which something went wrong; without ``statuses`` its status is nobody's business."""
        page = self.page(url, name)
        if not page.error:
            self.fail(f"the page of {name} has error {page.error!r}, expected something truthy", ERRORS)
        if statuses and page.status not in statuses:
            self.fail(f"the page of {name} has status {page.status!r}, expected {statuses[0]!r}", "status is the response's, None without one")


NEIGHBOURS = "what goes wrong with one page is kept apart from all others"
ERRORS = "a status of 400 or more, no response, or a parse that raises: each gives an error that is truthy"


def pages_of(solution, run, urls, parse, options):
    before = list(urls)
    shown = shown_pages(run(solution.scrape(urls, parse, **options)), before, options)
    if urls != before:
        shown.fail(f"scrape changed its list of URLs: {len(urls)} of {len(before)} are left in it", "the list stays as it was")
    return shown


def shown_pages(pages, urls, options):
    shown = Shown(pages, urls, options)
    if not hasattr(pages, "keys"):
        shown.fail(f"scrape returned {pages!r:.80}, expected a dict of pages by URL")
    if set(pages) != set(urls):
        lacking = [url for url in urls if url not in pages]
        told = f"no page for {lacking[0]}" if lacking else f"pages for {sorted(set(pages) - set(urls))}"
        shown.fail(f"scrape returned {told}", "the result has a page for every URL, and for no other")
    return shown


class HangingPages:
    """A scrape of pages that never come, which runs beside the other tests: it may take ten seconds."""

    def __init__(self):
        self.job = Beside(self.scrape)

    def scrape(self):
        def stalls(visit):
            visit.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nHalf a p")
            never(visit)

        async def scraped():
            try:
                return await solution.scrape(list(urls), str.upper)
            finally:
                # Threads that were left with the hanging requests come back, so that the loop can close.
                site.close()

        solution = current().load()
        site = LocalSite({"/never": never, "/stalls": stalls, "/a": "first", "/b": "second"})
        urls = [site.url(path) for path in ("/never", "/a", "/stalls", "/b")]
        return asyncio.run(scraped()), urls


def never(visit):
    visit.wait_for(lambda: False, 60)


HANGING = HangingPages()


class Pages(WebTest):
    """All pages"""

    stage = STAGE_1

    @classmethod
    def setUpClass(cls):
        HANGING.job.start()

    def test_fetches_and_parses_every_page(self):
        site = self.site({"/a": "<h1>Apples</h1>", "/b": "<h1>Bread</h1>"})
        self.example(
            """
            def heading(text):
                return text.split("<h1>")[1].split("</h1>")[0]

            pages = await scrape([site + "/a", site + "/b"], heading)
            len(pages)                 # -> 2
            pages[site + "/a"].data    # -> "Apples"
            pages[site + "/a"].status  # -> 200
            pages[site + "/b"].data    # -> "Bread"
            """,
            given={"site": site.address},
            run=asyncio.run,
        )

    def test_tells_which_page_is_missing(self):
        site = self.site({"/here": "Here I am"})
        self.example(
            """
            pages = await scrape([site + "/here", site + "/gone"], len)
            pages[site + "/here"].data         # -> 9
            bool(pages[site + "/here"].error)  # -> False
            pages[site + "/gone"].status       # -> 404
            bool(pages[site + "/gone"].error)  # -> True
            """,
            given={"site": site.address},
            run=asyncio.run,
            because=ERRORS,
        )

    def test_no_urls_give_no_pages(self):
        self.example("await scrape([], len)  # -> {}", run=asyncio.run)

    def test_keeps_whatever_parse_gives(self):
        site = self.site({"/none": "None", "/zero": "0", "/text": "''", "/list": "[]", "/empty": "", "/more": "'Grüße'"})

        def parse(text):
            return eval(text) if text else False

        shown = self.fetch(site, site.pages, parse)
        for path, text in site.pages.items():
            shown.good(site.url(path), path, parse(text))

    def test_a_url_that_comes_twice_is_fetched_once(self):
        site = self.site({"/a": "one", "/b": "two"})
        shown = self.fetch(site, ["/a", "/b", "/a", "/a", "/b"])
        shown.good(site.url("/a"), "/a", "ONE")
        for path, count in site.visits.items():
            if count != 1:
                shown.fail(f"{path} was fetched {count} times, expected once", "a URL that comes several times is fetched once")


class AtTheSameTime(WebTest):
    """At the same time"""

    stage = STAGE_1

    def test_one_page_does_not_wait_for_another(self):
        met = []

        def first(visit):
            second(visit)
            # Answered last, so that the answers come in another order than the requests.
            visit.wait_for(lambda: visit.site.at_once == 1, PATIENCE)
            return "first"

        def second(visit):
            met.append(visit.wait_for(lambda: visit.site.most_at_once == 2, PATIENCE))
            return "second"

        site = self.site({"/first": first, "/second": second})
        shown = self.fetch(site, ["/first", "/second"])
        if met != [True, True]:
            shown.fail("one request came only after the other had its answer", "pages are fetched at the same time")
        shown.good(site.url("/first"), "/first", "FIRST")
        shown.good(site.url("/second"), "/second", "SECOND")

    def test_the_event_loop_goes_on_meanwhile(self):
        opened = []

        def gate(visit):
            return "opened" if visit.wait_for(lambda: bool(opened), PATIENCE) else "blocked"

        site = self.site({"/gate": gate})

        async def with_another_task(scrape):
            async def opens():
                while not site.visits:
                    await asyncio.sleep(0.005)
                with site.changes:
                    opened.append(True)
                    site.changes.notify_all()

            opener = asyncio.ensure_future(opens())
            try:
                return await scrape
            finally:
                opener.cancel()

        shown = pages_of(self.solution, lambda scrape: asyncio.run(with_another_task(scrape)), [site.url("/gate")], str.title, {})
        if shown.page(site.url("/gate"), "/gate").data == "Blocked":
            shown.fail("the event loop stood still while a page was on its way", "the pages are fetched off the event loop")
        shown.good(site.url("/gate"), "/gate", "Opened")

    def crowd(self, most, urls, **options):
        def busy(visit):
            # Until no request has come for a while: on a busy machine the next one may take its time.
            quiet = 0.0
            while quiet < PAUSE and not visit.wait_for(lambda: visit.site.at_once > most, PAUSE - quiet):
                quiet = time.monotonic() - visit.site.starts[-1]
            return visit.path

        site = self.site({f"/{number}": busy for number in range(urls)})
        shown = self.fetch(site, site.pages, **options)
        if site.most_at_once > most:
            limit = "concurrency is 10 by default" if not options else "concurrency is an upper bound"
            shown.fail(f"{site.most_at_once} requests were under way at the same time, at most {most} may be", limit)
        for path in site.pages:
            shown.good(site.url(path), path, path)

    def test_never_more_requests_than_concurrency(self):
        self.crowd(2, 5, concurrency=2)
        self.crowd(1, 3, concurrency=1)
        self.crowd(10, 14)


class Errors(WebTest):
    """When something goes wrong"""

    stage = STAGE_1

    def between(self, bad):
        """Return paths in which every bad one has good neighbours."""
        return [path for number, one in enumerate(bad) for path in (f"/good{number}", one)]

    def good_pages(self, shown, site, number):
        for each in range(number):
            shown.good(site.url(f"/good{each}"), f"/good{each}", f"GOOD {each}")

    def test_a_status_of_400_or_more_is_an_error(self):
        statuses = [400, 403, 404, 410, 500, 501]
        pages = {f"/status{status}": Answer(status, "Sorry") for status in statuses}
        site = self.site({**pages, **{f"/good{number}": f"good {number}" for number in range(len(pages))}})
        shown = self.fetch(site, self.between(pages))
        for status in statuses:
            shown.bad(site.url(f"/status{status}"), f"/status{status}", status)
        self.good_pages(shown, site, len(pages))

    def test_no_response_is_an_error(self):
        nobody = f"http://127.0.0.1:{closed_port()}/"
        nonsense = "no-such-scheme://example/page"
        site = self.site({"/hangs-up": lambda visit: None, **{f"/good{number}": f"good {number}" for number in range(3)}})
        bad = {nobody: "a port where nobody listens", nonsense: nonsense}
        shown = self.fetch(site, self.between(["/hangs-up", *bad]))
        shown.bad(site.url("/hangs-up"), "/hangs-up", None)
        for url, name in bad.items():
            shown.bad(url, name, None)
        self.good_pages(shown, site, 3)

    def test_a_parse_that_raises_is_an_error_of_its_page(self):
        site = self.site({**{f"/bad{n}": f"bad {n}" for n in range(4)}, **{f"/good{n}": f"good {n}" for n in range(4)}})
        errors = [ValueError("no number"), KeyError(), RuntimeError(), UserWarning("careful")]

        def parse(text):
            if text.startswith("bad"):
                raise errors[int(text[-1])]
            return text.upper()

        shown = self.fetch(site, self.between([f"/bad{n}" for n in range(4)]), parse)
        for number, error in enumerate(errors):
            shown.bad(site.url(f"/bad{number}"), f"/bad{number} (parse raises {error!r})", 200)
        self.good_pages(shown, site, 4)


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_fetches_with_requests(self):
        others = ("urllib.request", "http.client.HTTPConnection", "http.client.HTTPSConnection", "aiohttp", "httpx")
        self.forbid(imports=others, instead="fetch the pages with requests")


class Rate(WebTest):
    """Never more than `rate` starts in any second"""

    stage = STAGE_2

    def all_at_once(self):
        """Twelve quick pages, eight a second."""
        site = self.site({f"/{number}": f"page {number}" for number in range(12)})
        return self.starts(site, 8, {"rate": 8})

    def slow_at_first(self):
        """The first two pages take half a second, so that the others wait for a place, not for the rate."""

        def slow(visit):
            if len(visit.site.starts) <= 2:
                visit.wait_for(lambda: False, max(0.0, visit.site.starts[0] + 0.45 - time.monotonic()))
            return f"page {visit.path[1:]}"

        site = self.site({f"/{number}": slow for number in range(8)})
        return self.starts(site, 5, {"concurrency": 2, "rate": 5})

    def one_a_second(self):
        """Two pages, one a second, while another task counts how often it has its turn."""
        site = self.site({f"/{number}": f"page {number}" for number in range(2)})
        turns = []

        async def counted(scrape):
            async def count():
                while True:
                    turns.append(await asyncio.sleep(0.05))

            counter = asyncio.ensure_future(count())
            try:
                return await scrape
            finally:
                counter.cancel()

        scraped = self.starts(site, 1, {"rate": 1}, lambda scrape: asyncio.run(counted(scrape)))

        def problem():
            found = scraped()
            # Some twenty in a second, or one or two while the loop stands still.
            if found.problem is None and len(turns) < 5:
                found.problem = f"another task had {len(turns)} turns in a second: the event loop stood still for the rate"
            return found

        return problem

    def starts(self, site, rate, options, run=asyncio.run):
        """Return a function that scrapes the site and tells what is wrong with the times at which requests came."""
        solution = self.fresh_solution()

        def problem():
            shown = pages_of(solution, run, [site.url(path) for path in site.pages], str.upper, options)
            for path in site.pages:
                shown.good(site.url(path), path, f"PAGE {path[1:]}")
            starts = sorted(site.starts)
            for number, start in enumerate(starts):
                seen = [each - start for each in starts[number:] if each - start <= WINDOW]
                if len(seen) > rate:
                    shown.problem = f"{len(seen)} requests started within {max(seen[-1], 0.01):.2f} seconds, at most {rate} may in any second"
                    break
            return shown

        return problem

    def test_never_more_than_rate_requests_start_in_a_second(self):
        scenarios = [self.all_at_once, self.slow_at_first, self.one_a_second]
        # A machine that stood still for a moment may look like too many starts: only twice in a row counts.
        for _ in range(2):
            results = self.run_threads(*[scenario() for scenario in scenarios], seconds=15)
            scenarios = [scenario for scenario, result in zip(scenarios, results) if result.problem]
            if not scenarios:
                return
        shown = next(result for result in results if result.problem)
        shown.fail(shown.problem, "`rate` limits the starts in any second, whatever they waited for, and other tasks go on meanwhile")


class Hanging(WebTest):
    """A request that hangs"""

    # Judged last: it runs beside all others.
    stage = STAGE_1

    def test_ends_within_ten_seconds(self):
        try:
            pages, urls = HANGING.job.result(TOO_LONG)
        except TimeoutError as late:
            if not HANGING.job.runs:
                raise
            raise CheckFailure(
                "timed-out",
                f"after {TOO_LONG:g} seconds scrape still waits for a page that never comes",
                because="a request that hangs, before its answer or in the middle of it, ends within ten seconds",
            ) from late
        shown = shown_pages(pages, urls, {})
        shown.bad(urls[0], "a page that never comes", None)
        shown.bad(urls[2], "a page that stops in the middle")
        shown.good(urls[1], "/a", "FIRST")
        shown.good(urls[3], "/b", "SECOND")
