"""Whether what a build makes is kept for the next one, and under which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cache.digests import articles_key, digest, institution_key
from generator.cache.registry import NOTHING
from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.cache.registry import Register
    from generator.moment import Moment
    from generator.publishing.editorial import Article
    from generator.publishing.page import Site
    from generator.reading.discover import SourceFile


class Keeping(Frozen):
    """The engine that builds on a day, by its digest, and the register of the site that stands.

    `register` is `None` where nobody keeps one: then nothing stands, and every key is "".
    """

    engine: str
    moment: Moment
    register: Register | None

    @property
    def is_on(self) -> bool:
        """Whether anything is kept."""
        return self.register is not None

    @property
    def known(self) -> Register:
        """What is known of the site that stands."""
        return self.register or NOTHING

    def base(self, site: Site) -> str:
        """Return the digest of what all keys of a site have in common."""
        if not self.is_on:
            return ""
        return digest(self.engine, repr(site), repr(self.moment.day), repr(self.moment.today))

    def institution_key(self, site: Site, files: Sequence[SourceFile], past: str) -> str:
        """Return the key of an institution's whole part; `past` is the digest of what history tells of it."""
        if not self.is_on:
            return ""
        changed = sorted(self.moment.changed_by_institution.get(files[0].institution, ())) if files else []
        return institution_key(self.base(site), files, digest(past, repr(changed)))

    def articles_key(self, site: Site, articles: Sequence[Article]) -> str:
        """Return the key of the editorial pages."""
        return articles_key(self.base(site), articles) if self.is_on else ""
