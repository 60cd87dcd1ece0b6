"""A printer the learner chooses."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from trainer.ui.printing.paper import a4
from trainer.ui.printing.print_report import PrintedReport, print_report


def print_on_chosen(parent: QWidget, printed: PrintedReport) -> bool:
    """Let the learner choose a printer, and print; return whether anything was sent. Raises NoPaper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    printer.setDocName(printed.title)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_report(printer, printed)
    return True
