"""The page of named questions: choose one, fill in its form, read the answer as a table or as a picture."""

from __future__ import annotations

import streamlit as st

from app_pages import context as contexts
from app_pages import frame, prose
from app_pages.catalogue.answer import answer
from app_pages.catalogue.form import form
from app_pages.context import Context
from app_pages.prose import Element, action, element
from queries.catalog import Question, catalog

TOPICS = ("dependencies", "dates", "people", "editions", "evidence")
"""The folders of `queries/cypher`, most asked first."""


HEIGHT = 620  # pixels: the list of questions, where the page is not yet styled
_STYLE = """<style>
:has(> .st-key-catalogue-questions), .st-key-catalogue-questions {
  flex: 0 0 auto !important; height: max(400px, calc(100vh - 9rem)) !important;
}
@media (max-width: 640px) {
  .st-key-catalogue-questions, :has(> .st-key-catalogue-questions) { height: 16rem !important; }
}
</style>"""
"""The list scrolls by itself: whoever chooses its last question still sees the answer beside it."""


def render(context: Context) -> None:
    """Show the page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text("page.catalogue"), anchor=False)
        with st.container(width="content"):
            frame.language_switch(context)
    st.html(_STYLE)
    choices, chosen = st.columns([1, 2.6], gap="large")
    with choices, st.container(height=HEIGHT, border=False, key="catalogue.questions"):
        prose.show(_list(context), key="catalogue.list", on_action=_choose)
    with chosen:
        question = next((entry for entry in catalog() if entry.name == context.view.question), None)
        if question is None:
            prose.show(element("p", context.text("catalogue.empty"), style="lead"), key="catalogue.empty")
            return
        prose.show(element("h2", context.text(f"question.{question.name}"), style="asked"), key="catalogue.asked")
        given = form(context, question)
        if given is not None:
            answer(context, question, given)


def _list(context: Context) -> Element:
    """The questions in plain words, by topic; the chosen one is marked."""
    sections = []
    for topic in TOPICS:
        rows = [element("li", _row(context, entry)) for entry in catalog() if entry.topic == topic]
        sections += [element("h2", context.text(f"topic.{topic}")), element("ul", *rows, style="choices")]
    return element("div", *sections)


def _row(context: Context, question: Question) -> Element:
    is_chosen = question.name == context.view.question
    words = context.text(f"question.{question.name}")
    button = action(question.name, words, style="choice chosen" if is_chosen else "choice")
    return Element(button.tag, button.pieces, {**button.attributes, **({"aria-current": "true"} if is_chosen else {})})


def _choose(name: str) -> None:
    """Ask another question; what was given is kept as far as the new one has a parameter for it."""
    question = next(entry for entry in catalog() if entry.name == name)
    types = {param.name: param.type for param in question.params}
    view = contexts.present()
    before = next((entry for entry in catalog() if entry.name == view.question), None)
    known = {} if before is None else {param.name: param.type for param in before.params}
    kept = tuple((param, text) for param, text in view.given if types.get(param) == known.get(param) and param in types)
    contexts.change(question=name, given=kept, selected=None)
