"""Find a Chromium for the browser tests, or provide one.

Run as a script it looks for a browser, installs one where there is none, and prints its path on
standard output; progress goes to standard error, in Chinese. The tests themselves only look
(:func:`find`): a test run never installs anything.

A browser counts only if it opens an empty page without a screen. That finds out what a version
number does not: Ubuntu's ``chromium-browser`` that asks for a snap, and missing system libraries.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS_TO_OPEN = 60


class NoChromiumError(RuntimeError):
    """No browser that works; the message says in Chinese what to do."""


def opens_a_page(browser: Path) -> bool:
    """Whether ``browser`` opens an empty page without a screen."""
    command = [
        str(browser),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--dump-dom",
        "about:blank",
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS_TO_OPEN, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "<html" in done.stdout


def installed() -> Path | None:
    """The first working browser of :data:`NAMES` on the search path."""
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path and opens_a_page(Path(path))), None)


def playwrights() -> Path | None:
    """The browser that Playwright keeps for itself, if it is there and works."""
    # Imported late: a machine with its own Chromium need not start Playwright's driver.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        path = Path(driver.chromium.executable_path)
    return path if path.exists() and opens_a_page(path) else None


def find() -> Path:
    """Return the browser named by the variable ``CHROMIUM``, else an installed one.

    Raises :class:`NoChromiumError` if there is none, or if the one named does not work: then
    another in its place would only hide the mistake.
    """
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None or not opens_a_page(Path(path)):
            message = f"环境变量 {VARIABLE} 写的浏览器打不开：{named}"
            raise NoChromiumError(message)
        return Path(path)
    browser = installed() or playwrights()
    if browser is None:
        message = f"没有找到 Chromium。请运行 make test（会自动安装），或用 {VARIABLE}=路径 指明。"
        raise NoChromiumError(message)
    return browser


def say(text: str) -> None:
    """Print progress where it does not mix with the answer."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str) -> bool:
    """Run ``command``, its output on standard error; whether it went well."""
    say("+ " + " ".join(command))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
    except OSError:
        return False
    return done.returncode == 0


def as_root() -> tuple[str, ...] | None:
    """The words before a command that make it run as root, or None where that is not to be had."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and run("sudo", "-n", "true"):
        return ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive")
    return None


def agreed(what: str) -> bool:
    """Whether something may be installed that no lock names: asked at a terminal; where nobody sits (CI) it is what was called for."""
    if os.environ.get("CI") or not sys.stdin.isatty():
        return True
    say(f"要用 apt-get 或下载安装{what}吗？它装在系统里，不在 .venv/ 里。[y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes", "是"}


def provide() -> Path:
    """Return a working browser, after installing Debian's, else Playwright's, where there is none.

    Raises :class:`NoChromiumError` as :func:`find` does, or if neither could be installed.
    """
    try:
        return find()
    except NoChromiumError:
        if os.environ.get(VARIABLE):
            raise
    if not agreed(" Chromium（约 100 MB）"):
        message = (
            f"没有安装。请自行安装 Chromium 或 Chrome，再运行：{VARIABLE}=浏览器的路径 make test"
        )
        raise NoChromiumError(message)
    say("没有找到可用的 Chromium，正在安装（只需一次，约 100 MB）……")
    root = as_root()
    if shutil.which("apt-get") and root is not None:
        say("一、用 apt-get 安装系统的 chromium")
        run(*root, "apt-get", "update", "-q")
        run(*root, "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")
        if browser := installed():
            return browser
        say("apt-get 没有装成。")
    say("二、请 Playwright 下载一个 Chromium")
    libraries = () if root is None else ("--with-deps",)
    run(sys.executable, "-m", "playwright", "install", *libraries, "--no-shell", "chromium")
    if browser := playwrights():
        return browser
    message = f"没有装成。请自行安装 Chromium 或 Chrome，再运行：{VARIABLE}=浏览器的路径 make test"
    raise NoChromiumError(message)


def lacks_chinese_font() -> bool:
    """Whether fontconfig is there and knows no font for Chinese: no test minds, but who looks does."""
    lister = shutil.which("fc-list")
    if lister is None:
        return False
    done = subprocess.run([lister, ":lang=zh"], capture_output=True, check=False)
    return done.returncode == 0 and not done.stdout.strip()


def main() -> int:
    """Print the path of a working browser; 1 if there is none."""
    try:
        browser = provide()
    except NoChromiumError as problem:
        say(str(problem))
        return 1
    say(f"浏览器测试使用：{browser}")
    if lacks_chinese_font():
        say("这台机器没有中文字体，截图里的汉字会是方框（不影响测试）。可安装 fonts-noto-cjk。")
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
