import http.client
import threading
import unittest
from typing import Tuple

from harness.testing import Answer, LocalSite
from harness.testing._web import Visit, closed_port


class ASite(unittest.TestCase):
    def site(self, **pages: object) -> LocalSite:
        site = LocalSite({f"/{name}": page for name, page in pages.items()})  # type: ignore[misc]
        self.addCleanup(site.close)
        return site

    def get(self, site: LocalSite, path: str) -> Tuple[int, str]:
        connection = http.client.HTTPConnection(site.address.split("//")[1], timeout=20)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8")
        finally:
            connection.close()

    def test_answers_with_text_and_status(self) -> None:
        site = self.site(hello="Hällo", broken=Answer(500, "no"), made=lambda visit: visit.path.upper())
        self.assertEqual(self.get(site, "/hello"), (200, "Hällo"))
        self.assertEqual(self.get(site, "/broken"), (500, "no"))
        self.assertEqual(self.get(site, "/made"), (200, "/MADE"))
        self.assertEqual(self.get(site, "/other")[0], 404)
        self.assertEqual(site.visits, {"/hello": 1, "/broken": 1, "/made": 1, "/other": 1})
        self.assertEqual(len(site.starts), 4)

    def test_keeps_a_connection_for_the_next_request(self) -> None:
        site = self.site(hello="Hello")
        connection = http.client.HTTPConnection(site.address.split("//")[1], timeout=20)
        self.addCleanup(connection.close)
        for _ in range(2):
            connection.request("GET", "/hello")
            self.assertEqual(connection.getresponse().read(), b"Hello")
        self.assertEqual(site.visits, {"/hello": 2})

    def test_counts_the_requests_that_wait_at_the_same_time(self) -> None:
        def both(visit: Visit) -> str:
            return "met" if visit.wait_for(lambda: visit.site.most_at_once == 2, 20) else "alone"

        site = self.site(both=both)
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(self.get(site, "/both"))) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [(200, "met")] * 2)
        self.assertEqual((site.most_at_once, site.at_once), (2, 0))

    def test_hangs_up_without_an_answer(self) -> None:
        site = self.site(dropped=lambda visit: None)
        with self.assertRaises(http.client.RemoteDisconnected):
            self.get(site, "/dropped")

    def test_sends_what_a_page_writes_by_hand(self) -> None:
        site = self.site(raw=lambda visit: visit.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") and None)
        self.assertEqual(self.get(site, "/raw"), (200, "hi"))

    def test_lets_go_of_those_who_wait_when_it_closes(self) -> None:
        site = LocalSite({"/never": lambda visit: visit.wait_for(lambda: False, 60) and None})
        ended = threading.Event()

        def wait() -> None:
            with self.assertRaises(http.client.RemoteDisconnected):
                self.get(site, "/never")
            ended.set()

        thread = threading.Thread(target=wait)
        thread.start()
        with site.changes:
            self.assertTrue(site.changes.wait_for(lambda: site.at_once == 1, 20))
        site.close()
        self.assertTrue(ended.wait(20))
        thread.join()

    def test_leaves_no_thread_that_a_learner_could_join(self) -> None:
        before = threading.enumerate()
        site = self.site(hello="Hello")
        self.get(site, "/hello")
        self.assertEqual(threading.enumerate(), before)

    def test_a_closed_port_refuses(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", closed_port(), timeout=20)
        with self.assertRaises(ConnectionRefusedError):
            connection.request("GET", "/")
