/* Starts Decap CMS with the settings that the page brings. A plan is opened as an empty report; what is saved is the
   plan's own text with that report at its end, made when «Guardar» is pressed (and never for Decap's own backups). */
(function () {
  "use strict";
  const told = JSON.parse(document.getElementById("datos").textContent);
  const byUnit = new Map(told.planes.map((plan) => [plan.unidad, plan]));
  const FORMAT = "plan-abierto";

  const today = () =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "America/El_Salvador", year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());

  function activityField(activity, index) {
    const asked = told.resultado.filter((field) => activity.demanda || field.name !== "solicitado");
    const fields = asked.map((field) => (field.name === "valor" && activity.valor ? { ...field, pattern: activity.valor } : field));
    return {
      name: "a" + index,
      label: activity.codigo + " · " + activity.nombre,
      widget: "object",
      summary: "Valor: {{fields.valor}}",
      collapsed: index > 0,
      hint: activity.detalle,
      fields,
    };
  }

  function fieldsOf(plan) {
    const hint = "Abra cada actividad de la que informa; las demás déjelas vacías.";
    const activities = { ...told.actividades, hint, fields: plan.actividades.map(activityField) };
    const asked = [...told.campos];
    if (plan.actividades.length) asked.splice(1, 0, activities);
    return [...asked, { name: "original", label: "original", widget: "hidden" }, { name: "guardado", label: "guardado", widget: "hidden" }];
  }

  const file = (plan) => ({ name: plan.unidad, label: plan.nombre, file: plan.archivo, fields: fieldsOf(plan) });

  function unitOf(text) {
    const found = text.match(/^unidad:\s*["']?([a-z0-9-]+)/m);
    return found ? found[1] : "";
  }

  function emptyReport(text) {
    const plan = byUnit.get(unitOf(text));
    const activities = (plan?.actividades || []).map((_, index) => ["a" + index, { valor: "" }]);
    return { responsable: plan?.responsable || "", actividades: Object.fromEntries(activities), original: text, guardado: "" };
  }

  /* The library's line of text puts the cursor back with every redraw, entering a field and a failed save included: what
     was selected no longer was, and «Suprimir» erased nothing. Only a new value needs the cursor put back. */
  const line = CMS.getWidget("string");
  class Line extends line.control {
    componentDidUpdate(before) {
      if (before.value !== this.props.value) super.componentDidUpdate(before);
    }
  }
  CMS.registerWidget("string", Line, line.preview);

  CMS.getLocale("es").editor.editorControlPane.widget.regexPattern = "%{fieldLabel}: %{pattern}."; // no pattern is named
  CMS.getLocale("es").editor.editorWidgets.list = { add: "Agregar %{item}" }; // the library left it in English

  /* What it left in English is what only screen readers say: the names of the buttons that are an arrow or a picture. */
  const names = { Expand: "Abrir", Collapse: "Cerrar", "Account options dropdown": "Su cuenta" };
  function translate(element) {
    const name = names[element.getAttribute("aria-label")];
    if (name) element.setAttribute("aria-label", name);
  }
  new MutationObserver(() => document.querySelectorAll("[aria-label]").forEach(translate)).observe(
    document.documentElement,
    { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"] },
  );

  CMS.registerCustomFormat(FORMAT, "yaml", {
    fromFile: emptyReport,
    toFile: (data) => data.guardado || "",
  });
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const data = entry.get("data").toJS();
      const plan = byUnit.get(entry.get("slug"));
      if (!plan || unitOf(data.original) !== plan.unidad) throw new Error("El archivo no es el de esta unidad.");
      return entry.get("data").set("guardado", PlanAbierto.added(data.original, plan, data, today()));
    },
  });
  CMS.init({
    config: {
      load_config_file: false,
      backend: told.servicio,
      publish_mode: "editorial_workflow",
      locale: "es",
      media_folder: "docs/evidencia",
      show_preview_links: false,
      editor: { preview: false },
      collections: [
        { name: told.coleccion, label: told.titulo, description: told.bienvenida, format: FORMAT, files: told.planes.map(file), publish: false, delete: false },
      ],
    },
  });
})();
