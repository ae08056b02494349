"""Places in a model of Qt."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

ModelIndex = QModelIndex | QPersistentModelIndex
ROOT_INDEX = QModelIndex()
