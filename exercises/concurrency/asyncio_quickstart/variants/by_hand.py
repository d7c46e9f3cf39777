"""A loop made, run and closed by hand."""

import asyncio


def run(main, background):
    loop = asyncio.new_event_loop()
    try:
        asyncio.set_event_loop(loop)
        helpers = []
        for job in background:
            helpers.append(loop.create_task(job()))
        try:
            return loop.run_until_complete(main())
        finally:
            for helper in helpers:
                helper.cancel()
            results = loop.run_until_complete(asyncio.gather(*helpers, return_exceptions=True)) if helpers else []
            print("stopped", len(results))
            loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        asyncio.set_event_loop(None)
        loop.close()
