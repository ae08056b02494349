"""Files by id in two folders: what comes with the app, and a person's own, which win."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.conflictcopies import ConflictCopy, conflict_copies, put_aside
from recoverytimer.base.disk import file_of, find_file, is_file, toml_files, write_atomic


class OwnFiles:
    """TOML files by id. What writes raises OSError where that cannot be done."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self.shipped_folder = shipped
        self.own_folder = own

    def shipped_ids(self) -> tuple[str, ...]:
        """The ids that come with the app, whether or not an own file takes their place."""
        return tuple(path.stem for path in toml_files(self.shipped_folder))

    def is_shipped(self, file_id: str) -> bool:
        """Whether a file of this id comes with the app."""
        return self._shipped(file_id) is not None

    def _shipped(self, file_id: str) -> Path | None:
        return find_file(self.shipped_folder, f"{file_id}.toml")

    def _own(self, file_id: str) -> Path | None:
        return find_file(self.own_folder, f"{file_id}.toml")

    def copies(self) -> tuple[ConflictCopy, ...]:
        """What services left in the folder of own files, beside what two computers changed."""
        shipped = tuple(f"{name}.toml" for name in self.shipped_ids())
        found = conflict_copies(self.own_folder, shipped)
        return tuple(copy for copy in found if copy.is_sure or self._may_be(copy))

    def copies_of(self, file_id: str) -> tuple[ConflictCopy, ...]:
        """Those of one file."""
        return tuple(copy for copy in self.copies() if copy.original.stem == file_id)

    def _own_files(self) -> list[Path]:
        """The own files that are no copies of others."""
        copies = {copy.path.name for copy in self.copies()}
        return [path for path in toml_files(self.own_folder) if path.name not in copies]

    def _may_be(self, copy: ConflictCopy) -> bool:
        return is_file(copy.original) and self._is_another(copy)

    def _is_another(self, _copy: ConflictCopy) -> bool:
        """Whether what is in a file says that it is a copy, where its name is not sure."""
        return False

    def own_path(self, file_id: str) -> Path:
        """Where an own file of this id lies, or would.

        Raises:
            OSError: the id is no file's name.
        """
        return file_of(self.own_folder, f"{file_id}.toml")

    def delete(self, file_id: str) -> bytes:
        """Delete an own file; what it held, so that `restore` can undo that."""
        path = self.own_path(file_id)
        data = path.read_bytes()
        path.unlink()
        self._let_go(file_id)
        return data

    def delete_all(self, file_id: str) -> bytes:
        """The same, with its other versions put aside, as one of them would take its place."""
        copies, data = self.copies_of(file_id), self.delete(file_id)
        for copy in copies:
            put_aside(copy.path, self.own_folder.parent)
        return data

    def restore(self, file_id: str, content: str | bytes) -> None:
        """Write an own file, as it was before it was deleted, or anew."""
        write_atomic(self.own_path(file_id), content)
        self._let_go(file_id)

    def _let_go(self, file_id: str) -> None:
        """Forget what was read of an own file."""
