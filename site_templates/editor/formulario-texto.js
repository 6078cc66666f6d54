/* From what was typed to the text that is added at the end of a plan: what `pat avance` would add, with figures as typed.
   Nothing of the file is read as YAML or written anew, so comments, quotes, figures and line ends stay as they are. */
(function (global) {
  "use strict";
  const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|none|nan|inf)$/i;
  const PLAIN_START = /^(?:[\p{L}\p{Nl}\p{No}]|[¿¡«(]|[0-9]+ ?%? [\p{L}]{2})/u;
  const CUT = /:(?: |$)| #|[\n\t]/;
  const UNSAFE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\p{Cn}\u{e0000}-\u{e007f}]/u;
  const KEY = /^[a-z][a-z0-9_]*$/;

  class Bare { constructor(text) { this.text = text; } }

  function quoted(text) {
    const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" };
    const hex = (char) => {
      const code = char.codePointAt(0).toString(16);
      return code.length > 4 ? "\\U" + code.padStart(8, "0") : "\\u" + code.padStart(4, "0");
    };
    const escaped = Array.from(text, (char) => short[char] || (UNSAFE.test(char) ? hex(char) : char));
    return '"' + escaped.join("") + '"';
  }

  function fitsPlain(text) {
    return text === text.trim() && PLAIN_START.test(text) && !RESERVED.test(text) && !CUT.test(text) && !UNSAFE.test(text);
  }

  function fitsBlock(text) {
    const lines = text.split("\n");
    return lines[0] !== "" && lines[lines.length - 1] !== "" && !text.includes("\t") &&
      lines.every((line) => line === line.trim() && !UNSAFE.test(line));
  }

  function entry(head, value, indent) {
    const inner = indent + "  ";
    if (value instanceof Bare) return [head + " " + value.text];
    if (typeof value === "string") {
      if (value.includes("\n") && fitsBlock(value))
        return [head + " |-", ...value.split("\n").map((line) => (line ? inner + line : ""))];
      return [head + " " + (fitsPlain(value) ? value : quoted(value))];
    }
    return [head, ...(Array.isArray(value) ? value.flatMap((item) => dashed(item, inner)) : mapping(value, inner))];
  }

  function mapping(pairs, indent) {
    return [...pairs].flatMap(([key, value]) =>
      entry(indent + (KEY.test(key) && !RESERVED.test(key) ? key : quoted(key)) + ":", value, indent));
  }

  function dashed(item, indent) {
    const [first, ...rest] = mapping(item, indent + "  ");
    return [indent + "- " + first.slice(indent.length + 2), ...rest];
  }

  const clean = (text) => String(text ?? "").replace(/\r\n?/g, "\n").split("\n").map((line) => line.trim()).join("\n").trim();

  /* The pairs that have a value, in the order of the keys: a text, a figure or a list. */
  function pairs(data, keys) {
    const found = new Map();
    for (const [key, kind] of keys) {
      const text = kind === "list" ? "" : clean(data[key]);
      if (kind === "list" && data[key]?.length) found.set(key, data[key]);
      else if (text) found.set(key, kind === "bare" ? new Bare(text) : text);
    }
    return found;
  }

  const PROOF = [["titulo"], ["url"]];
  const RESULT = [["valor", "bare"], ["solicitado", "bare"], ["justificacion"], ["medidas"], ["nota"], ["evidencia", "list"]];
  const WORK = [["nombre"], ["unidad_medida"], ["valor", "bare"]];

  function result(activity, typed) {
    const data = { ...typed, evidencia: (typed.evidencia || []).map((proof) => pairs(proof, PROOF)).filter((proof) => proof.size) };
    const found = pairs(data, RESULT);
    if (found.size && !found.has("valor"))
      throw new Error(`En la actividad ${activity.codigo} falta el valor; si no se hizo nada, escriba 0.`);
    return found;
  }

  /* The report as pairs, in the order in which a plan is written. */
  function report(plan, typed, day) {
    const typedBy = typed.actividades || {};
    const results = plan.actividades.map((activity, index) => [activity.codigo, result(activity, typedBy["a" + index] || {})]);
    const told = new Map(results.filter(([, found]) => found.size));
    const work = (typed.no_programadas || []).map((item) => pairs(item, WORK)).filter((item) => item.size);
    const found = pairs(typed, [["periodo", "bare"]]);
    if (!found.size) throw new Error("Elija el mes del que informa.");
    found.set("fecha", new Bare(day));
    for (const [key, value] of pairs(typed, [["responsable"], ["resumen"]])) found.set(key, value);
    if (typed.rectifica) found.set("rectifica", new Bare("true"));
    const reason = clean(typed.motivo);
    if (typed.rectifica && !reason) throw new Error("Escriba el motivo de la rectificación.");
    if (reason && !typed.rectifica) throw new Error("El motivo solo se escribe si el informe rectifica otro: marque «Rectifica».");
    if (reason) found.set("motivo", reason);
    if (told.size) found.set("actividades", told);
    if (work.length) found.set("no_programadas", work);
    if (!told.size && !work.length && !found.has("resumen"))
      throw new Error("El informe está vacío: escriba el valor de una actividad, trabajo no programado o un resumen.");
    return found;
  }

  /* Whether the plan has a list of reports to go on with, and the column of its dashes. */
  function place(text) {
    const remedy = " Pida ayuda a planificación, o use «pat avance».";
    const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
    if (lines.some((line, index) => /^(?:\.\.\.|---)(?:\s|$)/.test(line) && index > 0) || /^\s*[{[]/.test(text))
      throw new Error("Este plan no se puede continuar por su final." + remedy);
    const keys = lines.map((line, index) => [line.match(/^["']?([A-Za-z_]\w*)["']?\s*:(.*)$/), index]).filter(([found]) => found);
    const at = keys.find(([found]) => found[1] === "avances");
    if (!at) return { hasList: false, column: 0 };
    if (keys[keys.length - 1] !== at) throw new Error("En este plan «avances» no es la última parte." + remedy);
    if (at[0][2].replace(/(^|\s)#.*$/, "").trim()) throw new Error("En este plan «avances» está escrito en una sola línea." + remedy);
    const dash = lines.slice(at[1] + 1).find((line) => /^ *-(?:\s|$)/.test(line));
    return dash ? { hasList: true, column: dash.indexOf("-") } : { hasList: true, column: 2 };
  }

  function reported(text) {
    const start = text.search(/^avances\s*:/m);
    const periods = start < 0 ? [] : [...text.slice(start).matchAll(/(?:^|[{,])\s*(?:- *\{?\s*)?periodo:\s*["']?([0-9][0-9A-Z-]*)/gm)];
    return new Set(periods.map((found) => found[1]));
  }

  /* The plan's text with a report at its end. */
  function added(text, plan, typed, day) {
    const found = report(plan, typed, day);
    const period = found.get("periodo").text;
    if (!typed.rectifica && reported(text).has(period))
      throw new Error(`De ${period} ya hay un informe, publicado o guardado. Si lo publicado tiene un error, marque «Rectifica» y escriba el motivo. Si todavía es una propuesta suya, elimine los cambios no publicados y llénelo de nuevo.`);
    const { hasList, column } = place(text);
    const indent = " ".repeat(hasList ? column : column + 2);
    const lines = [...(hasList ? [] : ["avances:"]), ...dashed(found, "").map((line) => (line ? indent + line : ""))];
    const ends = text.match(/\r\n|\r|\n/g);
    const end = ends ? ends[ends.length - 1] : "\n";
    return text + (/[\r\n]$/.test(text) ? "" : end) + lines.map((line) => line + end).join("");
  }

  global.PlanAbierto = { added };
  global.CMS_MANUAL_INIT = true; // Decap CMS, loaded after this, waits for our settings instead of asking for a file
})(typeof window === "undefined" ? globalThis : window);
