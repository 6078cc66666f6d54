"""What the system refuses is said in Spanish."""

from __future__ import annotations

import errno
import os

import pytest

from generator.core.os_faults import os_fault


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "no hay permiso"),
        (errno.EROFS, "el disco es de solo lectura"),
        (errno.ENOSPC, "no queda espacio en el disco"),
        (errno.ENOTDIR, "una parte de su ruta es un archivo y no una carpeta"),
    ],
)
def test_what_is_known_is_said_in_spanish(number, said):
    assert os_fault(OSError(number, os.strerror(number))) == said


def test_what_is_not_known_is_said_as_the_system_says_it():
    assert os_fault(OSError(errno.ENOLCK, "No locks available")) == "No locks available"
    assert os_fault(OSError("sin número")) == "sin número"
