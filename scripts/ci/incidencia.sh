#!/bin/sh
# Turns the issue of the event that GitHub describes in $GITHUB_EVENT_PATH into a report in its plan.
# It leaves in entrega/ the answer (respuesta.md) and, if a report was added, the new file (plan.yaml) and its name
# (archivo.txt). The text of the issue goes from file to file: no shell ever sees it.
set -u
rm -rf entrega
mkdir -p entrega

python3 -c '
import json, os, pathlib
event = json.loads(pathlib.Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
pathlib.Path("entrega/cuerpo.md").write_text(event["issue"]["body"] or "", "utf-8", newline="\n")
' || exit 2

status=0
pat incidencia entrega/cuerpo.md >entrega/respuesta.md || status=$?
case $status in
0)
    git diff --name-only -z -- plans | python3 -c '
import pathlib, shutil, sys
(name,) = [part.decode() for part in sys.stdin.buffer.read().split(b"\0") if part]
pathlib.Path("entrega/archivo.txt").write_text(name, "utf-8")
shutil.copyfile(name, "entrega/plan.yaml")
' || exit 2
    ;;
1) ;;
*)
    echo 'No se pudo preparar el informe por una falla que no es suya. Avise a quien administra el repositorio.' >entrega/respuesta.md
    ;;
esac
rm -f entrega/cuerpo.md
exit 0
