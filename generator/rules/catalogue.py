"""Every code that a problem can bear, with what it means: the public table of rules is printed from here.

Codes are stable and never reused. The first letter says which stage speaks: L reading (lectura), E shape (esquema),
R business rules (reglas), I imports (importación), A reports being added (avances), H the published past (historial).
"""

from __future__ import annotations

import textwrap

from generator.core.frozen import Frozen
from generator.core.problem import Severity
from generator.rules import PAST_RULES, RULES, Page


class CodeInfo(Frozen):
    """What a code means. `passes` and `fails` are YAML examples; only business rules have them."""

    code: str
    severity: Severity
    title: str
    explanation: str
    passes: str = ""
    fails: str = ""


def _error(code: str, title: str, explanation: str) -> CodeInfo:
    return CodeInfo(code, Severity.ERROR, title, explanation)


def _warning(code: str, title: str, explanation: str) -> CodeInfo:
    return CodeInfo(code, Severity.WARNING, title, explanation)


READING = (
    _error(
        "L101",
        "El archivo no está en UTF-8",
        "Los planes se guardan en UTF-8. En el Bloc de notas: Guardar como, Codificación, UTF-8.",
    ),
    _error(
        "L102", "El archivo es demasiado grande", "Un archivo pesa como máximo 2 MB; los documentos van como enlaces."
    ),
    _error(
        "L103",
        "Hay un carácter oculto",
        "Un carácter que no se ve (de control, de dirección del texto, un espacio duro en la sangría) puede hacer que "
        "el archivo diga algo distinto de lo que muestra. Suele llegar al copiar y pegar.",
    ),
    _error(
        "L104",
        "Conflicto de git sin resolver",
        "Dos personas cambiaron las mismas líneas y el archivo conserva ambas versiones. Hay que elegir una.",
    ),
    _warning(
        "L105",
        "Un punto que parece separar miles",
        "1.200 se lee como uno con dos décimas. Los miles se escriben sin separador: 1200.",
    ),
    _error(
        "L106",
        "El archivo no se puede leer",
        "La sangría, los dos puntos, las comillas o los corchetes no forman un YAML válido.",
    ),
    _error(
        "L107",
        "Una función de YAML que no se admite",
        "Anclas, referencias, etiquetas, directivas y varios documentos esconden lo que el archivo dice.",
    ),
    _error("L108", "Clave repetida", "Con dos claves iguales en un mismo grupo no se sabe cuál vale."),
    _warning(
        "L109",
        "Un texto cortado por «#»",
        "Un espacio seguido de # empieza un comentario: lo que sigue no se lee. El texto completo va entre comillas.",
    ),
    _error(
        "L110",
        "Un enlace simbólico entre los planes",
        "Los planes son archivos; un enlace podría publicar un archivo ajeno.",
    ),
    _error(
        "L111",
        "Un archivo fuera de lugar",
        "En plans/ cada archivo tiene un lugar y un nombre; lo que no corresponde a ninguno no se publicaría.",
    ),
    _error(
        "L112",
        "El archivo dice ser de otro lugar",
        "La institución, la unidad o el ejercicio que dice el archivo deben ser los de su carpeta y su nombre.",
    ),
    _error(
        "L113",
        "Falta el archivo que describe la institución o el ejercicio",
        "Cada institución necesita institucion.yaml, y cada año, ejercicio.yaml.",
    ),
    _error(
        "L114",
        "No hay ningún plan",
        "La carpeta de planes está vacía: se empieza por el archivo institucion.yaml de una institución.",
    ),
    _error(
        "L115",
        "La institución se llama como una página del sitio",
        "La carpeta de una institución es su dirección en el sitio: no puede ser datos, guia ni otra de las suyas.",
    ),
)

SHAPE = (
    _error("E201", "Falta una clave", "El formato exige esa línea. Los mensajes dicen dónde va."),
    _error("E202", "Clave desconocida", "Suele ser un error al escribirla, o estar en otro nivel de sangría."),
    _error(
        "E203", "Valor no válido", "El valor no tiene la forma que pide el formato: un número, una fecha, una lista…"
    ),
    _error(
        "E204",
        "Falta entrecomillar un texto",
        "Un código como 1.10 se leería como el número 1.1, y coincidiría con otro: se escribe entre comillas.",
    ),
)

IMPORTS = (
    _error(
        "I501",
        "Los meses de la tabla no suman su total",
        "La fila se importa como se publicó, con una salvedad que lo explica; la unidad debe decir qué cifra vale.",
    ),
    _error(
        "I502",
        "La fila no trae el total del año",
        "Los meses se importan y la meta anual queda sin escribir: nadie la aprobó con esa cifra.",
    ),
    _error(
        "I503",
        "Una cifra de la tabla no se puede leer",
        "El texto se conserva como se publicó y no se usa para calcular; la unidad debe decir qué cifra es.",
    ),
    _warning(
        "I504",
        "La fila mezcla porcentajes y números",
        "Leídos como fracciones de uno, los meses sí suman el total. Conviene confirmarlo con la unidad.",
    ),
    _warning(
        "I505",
        "Las cifras de la fila están corridas una columna",
        "Leídas una columna a la izquierda suman el total, y así se importan, con una salvedad que lo explica.",
    ),
    _error(
        "I506",
        "No se sabe de qué unidad es la tabla",
        "El nombre de la tabla no es el de ninguna unidad del organigrama, o es el de varias, y sus filas no se "
        "importan. Diga la unidad con `--unidad`, agregue ese nombre a sus `otros_nombres`, o, si es nueva, agréguela "
        "al organigrama con `pat nuevo unidad`.",
    ),
    _error(
        "I507",
        "La tabla o el archivo no se puede leer",
        "Falta una columna; o el archivo no es una tabla ni una hoja de cálculo, está dañado, lleva macros o "
        "contraseña, o es demasiado grande.",
    ),
    _error(
        "I508",
        "Una fila que no se importó",
        "A la fila le falta algo sin lo cual no es una actividad, o un texto la separa de su tabla.",
    ),
    _warning(
        "I509",
        "Un contenido que no se importó",
        "Una columna o una celda que no es del formulario, o caracteres ocultos que se quitaron.",
    ),
    _error(
        "I510",
        "No es un formulario para informar, o le falta una parte",
        "Se borró una columna, la hoja o la clave del formulario, o el archivo es otra cosa. Se llena uno nuevo.",
    ),
    _error(
        "I511",
        "El formulario es de otro plan",
        "La clave del formulario dice de qué institución, año y unidad es, y aquí no hay ese plan o no se puede leer.",
    ),
    _error(
        "I512",
        "La meta cambió después de hacer el formulario",
        "Lo que se informa y se justifica es ante una meta. Si la de una actividad llena ya no es la que muestra el "
        "formulario, se llena uno nuevo; las demás actividades no se ven afectadas.",
    ),
    _error(
        "I513",
        "Una celda del formulario no se puede leer",
        "Lo escrito no es una cifra, una fecha o un período, o se puede leer de dos formas; no se adivina cuál.",
    ),
    _error(
        "I514",
        "Al formulario le falta algo",
        "Una fila con datos y sin cantidad, un título sin enlace, el período… Vacío no es cero: lo que no se hizo se "
        "informa con 0.",
    ),
)

ADDITIONS = (
    _error(
        "A601",
        "Al final de este archivo no se puede agregar un informe",
        "Un informe se agrega como texto al final, sin cambiar nada de lo escrito: «avances» debe ser la última parte "
        "del archivo, con un guion por informe.",
    ),
    _error(
        "A602",
        "Agregar el informe cambiaría otra cosa",
        "Antes de escribir se lee el archivo como quedaría. Si diría algo distinto de lo que decía más el informe, no "
        "se escribe.",
    ),
    _error(
        "A621",
        "La incidencia no tiene la forma del formulario",
        "El informe se lee por los títulos del formulario (### y el nombre del apartado): cada uno debe estar una sola "
        "vez. Si un texto repite uno de ellos, no se sabe cuál de los dos vale.",
    ),
    _error(
        "A622",
        "Una línea del formulario no se entiende",
        "Dice qué línea y cómo escribirla. Nada se adivina: mientras quede una sin entender, no se agrega el informe.",
    ),
)


def _of_rule(rule: Page) -> CodeInfo:
    """Return what a rule's docstring says: prose, then `PASA` and `FALLA` with their examples."""
    prose, examples = (rule.__doc__ or "").strip("\n").split("\n\nPASA\n\n")
    passes, fails = (textwrap.dedent(example) for example in examples.split("\n\nFALLA\n\n"))
    return CodeInfo(rule.CODE, rule.SEVERITY, rule.TITLE, prose, passes, fails)


CATALOGUE: tuple[CodeInfo, ...] = (*READING, *SHAPE, *map(_of_rule, (*RULES, *PAST_RULES)), *IMPORTS, *ADDITIONS)
