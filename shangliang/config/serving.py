"""How gunicorn serves the pages, here and in production: `gunicorn -c python:shangliang.config.serving shangliang.config.wsgi`.

The program is loaded once and the workers are forked from it, so that they share what they do not change.
"""

import gc
from typing import Any

from shangliang.config.env import env

bind = f"{env.host}:{env.port}"
workers = env.workers
threads = 4  # so that somebody else's page gets through while an import or an export takes its time
preload_app = True
loglevel = "warning"
control_socket_disable = True
graceful_timeout = 8
limit_request_line = 8190  # a Chinese character takes nine bytes in an address


def when_ready(server: Any) -> None:
    """Load every address before the fork, where Django would wait for the first page; nothing here touches a database."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  reading it loads it
    gc.collect()
    gc.freeze()  # the collector would write to, and so copy, the shared pages
