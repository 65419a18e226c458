"""Files that a person names: written whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from seeds.refusal import Invalid, Refusal

_DATABASE = b"SQLite format 3\x00"


class FileThere(Refusal):
    """There is a file of that name already."""


def write_whole(name: str, content: bytes, *, replace: bool = False) -> Path:
    """Write a file beside its place and rename it there; the path that was written.

    Raises:
        Invalid: no name, or that of a folder.
        FileThere: it is there, and `replace` does not say so.
        Refusal: it cannot be written, or a database is there: that is never replaced.
    """
    if not name.strip():
        raise Invalid("a file needs a name")
    path = Path(name.strip()).expanduser()
    if path.is_dir():
        raise Invalid(f"{path} is a folder", attempt="a file in it")
    if path.exists() and not replace:
        raise FileThere(f"{path} is there already", attempt="another name")
    if path.exists() and _is_database(path):
        raise Refusal(f"{path} is a store, or another database", attempt="another name")
    try:
        handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(partial, 0o666 & ~_umask())
            os.replace(partial, path)
        except BaseException:
            os.unlink(partial)
            raise
    except OSError as error:
        what = f"{path} cannot be written: {error.strerror}"
        raise Refusal(what, attempt="another folder") from None
    return path


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
