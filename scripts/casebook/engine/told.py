"""What stops a build, in words for whoever can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError

from casebook.engine.trouble import BuildError
from casebook.scripts import BundleError


@contextmanager
def told() -> Iterator[None]:
    """Say in Chinese what went wrong where whoever edits the theme, or has the disk, can mend it.

    Raises :class:`BuildError` instead of errors of templates, of scripts and styles, and of the disk.
    """
    try:
        yield
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        place = f"{getattr(error, 'name', None) or '模板'}{f' 第 {line} 行' if line else ''}"
        message = f"模板有错，没有建站：theme/templates/ 里的 {place}：{error.message}"
        raise BuildError(message) from error
    except BundleError as error:
        raise BuildError(str(error)) from error
    except OSError as error:
        message = f"文件写不了，没有建站：{error.filename or ''}（{error.strerror or error}）。网站没有动。"
        raise BuildError(message) from error
