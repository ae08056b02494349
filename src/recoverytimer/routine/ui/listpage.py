"""All routines as cards, in sections, with search and filters."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.exercise.exercise import KindGroup
from recoverytimer.exercise.words.kinds import group_name
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.routine.commands import FAVOURITE
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.sections import NOTHING_PREFERRED, Preferred, Section, in_sections
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.ui.cardpainter import CardPainter, RoutineCards
from recoverytimer.routine.ui.listmodel import (
    AllRoutines,
    DataRole,
    Fit,
    Narrowing,
    RoutineModel,
    Suits,
    any_equipment,
)
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.library import missing_resources
from recoverytimer.routine.words.sections import section_title
from recoverytimer.shell.twoversions import fill_with_versions
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action
from recoverytimer.widgets.button import button
from recoverytimer.widgets.cardsections import CardPlace, CardSections
from recoverytimer.widgets.cardview import CardDelegate
from recoverytimer.widgets.chip import add_chips
from recoverytimer.widgets.filedrop import FileDrop
from recoverytimer.widgets.layout import (
    Column,
    above_scrolling,
    add_all,
    clear_layout,
    flow_of,
    row_of,
)
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.searchfield import SearchField
from recoverytimer.widgets.text import page_title, plain

LENGTHS_MIN = (None, 5, 10, 15)
NONE: Mapping[str, str] = MappingProxyType({})


def _needs(name: str, needed: Sequence[str]) -> bool:
    return name in needed


class RoutinesPage(QWidget):
    """Cards of all routines.

    Signals:
        opened: the `RoutineEntry` to look at.
        star_wanted: a `RoutineEntry` is to be a favourite, or no longer.
        import_wanted: files are to be chosen and imported.
        dropped: the paths of files to import.
        new_wanted: a new routine is to be begun.
        draft_wanted, discard_wanted: the id of a draft.
        compare_wanted: the id of a routine that has two versions.
    """

    opened = Signal(object)
    star_wanted = Signal(object, bool)
    import_wanted = Signal()
    dropped = Signal(object)
    new_wanted = Signal()
    draft_wanted = Signal(str)
    discard_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(
        self,
        library: Library,
        timing: Timing,
        figures: Figures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._missing = ""
        self.everything = AllRoutines(library, timing)
        self.everything.fitted.connect(self._narrow)
        self.models = {one: RoutineModel(self.everything, self) for one in (*Section, None)}
        self._preferred = Preferred()
        self._suits: Suits = any_equipment
        self._owned: Sequence[Equipment] = ()
        self._longest_s: float | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3 * SPACE, 0, 0)
        layout.setSpacing(2 * SPACE)
        self._drafts, self._versions = QVBoxLayout(), QVBoxLayout()
        above = Column()
        add_all(above.body, self._head(), self._drafts, self._versions, self._chips())
        layout.addLayout(above_scrolling(above))
        self.view = self._view(figures)
        self.star = Action(FAVOURITE, self._star_current, self.view)
        self.star.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        layout.addWidget(self.view, 1)
        self.nothing = plain(words.none_fits(), "lead")
        below = Column()
        below.body.addWidget(self.nothing)
        layout.addLayout(above_scrolling(below))
        layout.addStretch(0)
        FileDrop(self, words.drop_to_import()).dropped.connect(self.dropped)
        figures.ready.connect(self.view.repaint_cards)

    def refresh(
        self,
        timing: Timing,
        drafts: Sequence[tuple[str, str]] = (),
        owned: Sequence[Equipment] = (),
        fit: Fit | None = None,
        two_versions: Mapping[str, str] = NONE,
        preferred: Preferred = NOTHING_PREFERRED,
    ) -> None:
        """Read what has changed.

        `drafts` are ids and names of what is not saved yet; `owned` is what the person has, nothing
        where nothing was said of it; `fit` is there where something applies to the person;
        `two_versions` are ids and names of what two computers changed.
        """
        self._owned, self._preferred = owned, preferred
        self.everything.refresh(timing, fit)
        self._missing = missing_resources(self._library.missing)
        self.nothing.setText(self._missing or words.none_fits())
        self._show_drafts(drafts)
        fill_with_versions(self._versions, two_versions.items(), self.compare_wanted.emit)
        self._fill_equipment()
        self._narrow()

    def _head(self) -> QWidget:
        self.search = SearchField(words.search_hint(), words.search_routines())
        self.search.textChanged.connect(lambda _: self._narrow_anew())
        self.search.returnPressed.connect(self._go_to_first)
        bring = button(words.import_files(), do=self.import_wanted.emit)
        bring.setToolTip(words.what_to_import())
        self.new = button(words.new_routine(), "primary", do=self.new_wanted.emit)
        title = page_title(words.routines())
        return flow_of(title, self.search, bring, self.new, gap=2 * SPACE)

    def _show_drafts(self, drafts: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._drafts)
        for routine_id, name in drafts:
            go_on = button(words.go_on(), do=partial(self.draft_wanted.emit, routine_id))
            go_on.setAccessibleName(words.go_on_with(name))
            leave = partial(self.discard_wanted.emit, routine_id)
            discard = button(words.discard(), "quiet", do=leave)
            discard.setAccessibleName(words.discard_draft(name))
            said = plain(words.not_saved_yet(name), wrap=False)
            self._drafts.addLayout(row_of(said, go_on, discard, None))

    def _chips(self) -> QWidget:
        self._groups = QButtonGroup(self)
        chips = add_chips(self._groups, map(group_name, KindGroup))
        self._groups.idClicked.connect(lambda _: self._narrow_anew())
        self.equipment = button(words.any_equipment(), "quiet")
        self.equipment.setMenu(QMenu(self.equipment))
        self.length = button(words.up_to_minutes(None), "quiet")
        self.length.setMenu(QMenu(self.length))
        lengths = ((words.up_to_minutes(n), partial(self._set_length, n)) for n in LENGTHS_MIN)
        fill_menu(self.length.menu(), lengths)
        return flow_of(*chips, self.equipment, self.length)

    def _view(self, figures: Figures) -> CardSections:
        return CardSections(CardPainter(figures, self), tuple(self.models.values()), self._cards)

    def _cards(self, delegate: CardDelegate, model: QAbstractItemModel) -> RoutineCards:
        cards = RoutineCards(delegate, model)
        cards.clicked.connect(self._open)
        cards.activated.connect(self._open)
        cards.starred.connect(self._star)
        return cards

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(DataRole.ENTRY))

    def _go_to_first(self) -> None:
        if self.view.isVisible():
            self.view.go_to(self.view.first)

    def _star(self, entry: RoutineEntry) -> None:
        if entry.routine is not None:
            self.star_wanted.emit(entry, entry.id not in self._preferred.favourites)

    def _star_current(self) -> None:
        place = self.view.place
        if place is not None:
            self._star(self.view.lists[place.number].currentIndex().data(DataRole.ENTRY))

    def show_preferred(self, preferred: Preferred, changed: str) -> None:
        """Show other favourites; what was changed, and the keyboard, stay where they are seen."""
        held = self._held(changed)
        height = self.view.height_of(held) if held else 0
        has_keyboard = self.view.place is not None
        self._preferred = preferred
        self._narrow()
        now = held and self._found_again(held, changed)
        if has_keyboard:
            self.view.go_to(now or CardPlace(*next(self._places(changed), (0, 0))))
        if now:
            self.view.keep_height(now, height)

    def _held(self, changed: str) -> CardPlace | None:
        """The card of a routine that the keyboard is on, or else one of it that is seen."""
        places = [CardPlace(*one) for one in self._places(changed)]
        room = self.view.viewport().height()
        seen = [one for one in places if 0 <= self.view.height_of(one) < room]
        return self.view.place if self.view.place in places else next(iter(seen), None)

    def _found_again(self, held: CardPlace, changed: str) -> CardPlace | None:
        """Where it is now in its list, or what has come to its place."""
        ids = [entry.id for entry in list(self.models.values())[held.number].entries]
        if changed in ids:
            return CardPlace(held.number, ids.index(changed))
        return CardPlace(held.number, min(held.row, len(ids) - 1)) if ids else None

    def _places(self, routine_id: str) -> Iterator[tuple[int, int]]:
        for number, model in enumerate(self.models.values()):
            for row, entry in enumerate(model.entries):
                if entry.id == routine_id:
                    yield number, row

    def _fill_equipment(self) -> None:
        known: dict[str, None] = {}
        for portrait in map(self.everything.portrait, self.everything.entries):
            known.update(dict.fromkeys(portrait.equipment if portrait else ()))
        choices: list[tuple[str, Suits]] = [(words.any_equipment(), any_equipment)]
        if self._owned:
            choices.append((words.what_i_have(), self._is_at_hand))
        elif self._suits == self._is_at_hand:
            self._set_equipment(*choices[0])
        choices.append((words.no_equipment(), operator.not_))
        choices += [(name, partial(_needs, name)) for name in sorted(known)]
        ways = ((name, partial(self._set_equipment, name, value)) for name, value in choices)
        fill_menu(self.equipment.menu(), ways)

    def _is_at_hand(self, needed: Sequence[str]) -> bool:
        return is_at_hand(needed, self._owned)

    def _set_equipment(self, name: str, suits: Suits) -> None:
        self.equipment.setText(name)
        self._suits = suits
        self._narrow_anew()

    def _set_length(self, most_min: int | None) -> None:
        self.length.setText(words.up_to_minutes(most_min))
        self._longest_s = most_min and most_min * MINUTE_S
        self._narrow_anew()

    def _narrow_anew(self) -> None:
        """List what is asked for now, from its beginning."""
        self._narrow()
        self.view.verticalScrollBar().setValue(0)

    def _narrow(self) -> None:
        kinds = list(KindGroup)[max(0, self._groups.checkedId())].value
        to = Narrowing(kinds, self._suits, self._longest_s, self.search.text())
        found = self.everything.narrowed(to)
        shown: Mapping[Section | None, Sequence[RoutineEntry]] = {None: found}
        if not to.words.strip():
            shown = self._in_sections(found)
        for cards, (section, model) in zip(self.view.lists, self.models.items(), strict=True):
            was = cards.currentIndex().data(DataRole.ENTRY)
            model.show(shown.get(section, ()), self._preferred.favourites)
            if was is not None:
                cards.setCurrentIndex(model.index_of(was.id))
        titles = [self._title(section, shown) for section in self.models]
        self.view.show_sections(titles, words.routines())
        self.view.setVisible(bool(found))
        self.nothing.setVisible(not found or bool(self._missing))

    def _in_sections(
        self, found: Sequence[RoutineEntry]
    ) -> Mapping[Section | None, Sequence[RoutineEntry]]:
        listed = in_sections(found, self._preferred, self._library.exercises)
        return {one.section: one.entries for one in listed}

    def _title(
        self, section: Section | None, shown: Mapping[Section | None, Sequence[RoutineEntry]]
    ) -> str | None:
        """The heading of a section; empty for what is found, and None for what is not shown."""
        if section is None or section not in shown:
            return "" if section in shown else None
        favourites = set(self._preferred.favourites)
        first = {entry.id for entry in shown[section]}
        return section_title(
            section,
            has_favourites=not favourites.isdisjoint(first),
            has_last=not first <= favourites,
        )
