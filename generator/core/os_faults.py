"""Why the system or the disk refused something, in Spanish: what Python tells of it is English."""

from __future__ import annotations

import errno

_FAULTS = {
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "no queda espacio asignado en el disco",
    errno.EIO: "el disco falla al leer o escribir",
    errno.ENOENT: "no existe, o una parte de su ruta no existe",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "una parte de su ruta es un archivo y no una carpeta",
    errno.EEXIST: "una parte de su ruta es un archivo y no una carpeta",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
}


def os_fault(error: OSError) -> str:
    """Return why the system refused; where we know no sentence for it, the system's own."""
    return _FAULTS.get(error.errno or 0, error.strerror or str(error))
