#!/bin/sh
# Checks a proposal against what is published, compares both, and builds the site if there is no error; who approves
# changes (CODEOWNERS) must be what the tree of units says.
# Usage: scripts/ci/revisar.sh BASE, where BASE is the published commit.
#
# It leaves revision/comentario.md (the verdict in a line, the comparison, then the problems) and site/, and ends with the
# code of the check.
# On GitHub problems also stand on their lines; GitHub shows ten of each kind, so all of them are in the summary.
set -u
base=$1
summary_limit=900000 # GitHub drops a summary of more than 1 MiB

mkdir -p revision
rm -f revision/*.md
status=0
pat validar --base "$base" || status=$?
pat validar --base "$base" --formato markdown >revision/validacion.md ||
    [ -s revision/validacion.md ] || echo 'No se pudo revisar: vea el registro de la revisión.' >revision/validacion.md
pat comparar "$base" --titulo 'Qué cambia esta propuesta' --formato markdown --salida revision/comparacion.md ||
    [ -s revision/comparacion.md ] || echo 'No se pudo comparar: vea el registro de la revisión.' >revision/comparacion.md
{
    head -n 1 revision/validacion.md
    echo
    cat revision/comparacion.md
    if [ "$(wc -l <revision/validacion.md)" -gt 1 ]; then
        printf '\n<details><summary>Ver los problemas</summary>\n'
        tail -n +2 revision/validacion.md
        printf '\n</details>\n'
    fi
} >revision/comentario.md

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    if [ "$(wc -c <revision/comentario.md)" -le "$summary_limit" ]; then
        cat revision/comentario.md >>"$GITHUB_STEP_SUMMARY"
    else
        echo 'El informe es demasiado largo para mostrarlo aquí: está completo en el archivo «revision».' >>"$GITHUB_STEP_SUMMARY"
    fi
fi

pat revisores --comprobar || [ "$status" -ne 0 ] || status=1
# Afresh: what a proposal may bring as the register of a site is nobody's to trust.
[ "$status" -ne 0 ] || pat construir --desde-cero || status=$?
exit "$status"
