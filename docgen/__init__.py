"""docgen: from one file about a visit to all the official paperwork of a reception office.

    visit    = docgen.load("来访.yaml")               # Visit, or DataError with every problem
    problems = docgen.check(visit)                    # values, nothing raised
    files    = docgen.build(visit, kinds=["plan"])    # documents; exceptions carry .problems
    docgen.write(files, "out/")

How a paper is made: ``readers`` turn files into values of ``model`` that know where they were written; a kind in
``kinds`` turns them into pages of plain values; ``word`` fills the template; ``output`` writes whole files or none;
``api`` joins these steps. A name that users import is imported when it is first used, so that ``docgen --help`` starts
quickly.
"""

from importlib import import_module

from docgen.version import VERSION

__version__ = VERSION

#: The names that users import, by the module that each comes from. ``__init__.pyi`` is made from this; a test compares.
_NAMES = {
    "api.annotations": "annotated_template check_word_draft require_copy_name write_annotated",
    "api.audit": "audit audit_counts audit_failed audit_json audit_lines audit_paper audit_workbook",
    "api.brands.checks": "check_brand",
    "api.brands.names": "check_file_name",
    "api.brands.sheet": "brand_sheet",
    "api.cards.delivery": "DeliveryOptions deliver dry_run single_document",
    "api.cards.documents": "printer_test_page",
    "api.cards.prepare": "prepare_cards",
    "api.cards.stock": "usual_presets",
    "api.checks": "apply_rules check exemption_lines problems_json",
    "api.corrections": "Corrections corrections earlier_corrections write_corrections",
    "api.days": "read_day",
    "api.doctor.diagnosis": "Diagnosis",
    "api.doctor.examination": "diagnose diagnoses_json",
    "api.documents": "OwnTemplate",
    "api.drafts.compose": "ComposedDraft build_draft build_draft_papers check_draft compose_draft draft_json",
    "api.drafts.figures": "check_figures",
    "api.drafts.summaries": "compose_summary",
    "api.elements": "element_lines open_elements",
    "api.export": "ExportedVisit export new_form write_exported",
    "api.fields": "heading_lines headings_json",
    "api.files": "EnclosedFile File PaperFiles require_free write",
    "api.fill": "FilledTemplate FillOptions fill_template value_forms",
    "api.fixes": "FixedFile fix write_fixed",
    "api.intake.read": "intake intake_json intake_lines write_intake",
    "api.name_order": "order_json order_names",
    "api.office_around": "json_schema",
    "api.office_files": "check_office_file",
    "api.offices": "NewOffice name_office new_office",
    "api.packs.agreement": "Agreement agree",
    "api.packs.changes": "Reprint Withdrawal",
    "api.packs.delivery": "PackTarget write_pack",
    "api.packs.disagreements": "Disagreement",
    "api.packs.pages": "changed_pages",
    "api.packs.papers": "PackOptions VisitPack pack",
    "api.packs.pdf": "PdfOptions write_pdfs",
    "api.packs.print_list": "PRINT_LIST_FILE",
    "api.packs.report": "FinishedPack PackReport",
    "api.packs.several": "PackedVisit PackJob pack_jobs pack_one pack_several",
    "api.packs.standing": "PageChanges",
    "api.packs.taking": "TakenChange TakenChanges changes_by_hand require_yaml_copy write_taken",
    "api.packs.zip": "write_zip",
    "api.papers": "build build_papers",
    "api.pdf": "to_pdf",
    "api.pdf_boxes": "box_notices",
    "api.portable": "lay_out_portable",
    "api.routes.output": "route_json route_lines route_yaml",
    "api.routes.propose": "propose_route",
    "api.rules": "explain_code name_of_code rule_lines rule_list_lines rules_json",
    "api.seating.charts": "seating_charts",
    "api.seating.pictures": "seating_pictures",
    "api.seating.seats": "explain_seat seating_json seating_lines seating_moves",
    "api.seating.visits": "load_seated",
    "api.statistics": "YearTotals draft_field_lines stats trace_figure year_json year_lines",
    "api.template_from": "template_from write_template_from",
    "api.templates": "adopt_template check_template engine_line names_used_by stock_template template_names",
    "api.visit_collections": "VisitCollection build_of_visits load_visits workbook_of_visits",
    "api.visits": "load",
    "api.year_papers": "build_of_year disclosed_json of_period workbook_of_year",
    "cards.options": "CardOptions",
    "cards.run": "CardRun",
    "cards.selection": "CardSelection SelectionResult",
    "cards.sheet": "PrinterSettings",
    "compliance.result": "Audit",
    "errors": "DataError DocgenError OutputError Problem TemplateError UsageError",
    "model.visit": "Visit",
    "seating.plan": "SeatedVisit",
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = sorted(_MODULE_OF)  # noqa: PLE0605  # names that are imported later


def __getattr__(name: str) -> object:
    if name in _MODULE_OF:
        return getattr(import_module(f"docgen.{_MODULE_OF[name]}"), name)
    raise AttributeError(f"module 'docgen' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
