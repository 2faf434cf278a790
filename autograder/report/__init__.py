"""The report on a class: a document of plain values, and how it is read, shown and kept."""
