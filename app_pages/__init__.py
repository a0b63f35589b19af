"""The pages: one module per page, each with `render(context)`; Streamlit lives here and in app.py alone."""
