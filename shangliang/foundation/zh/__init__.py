"""Chinese text, nothing else: cleaning, sentences, n-grams, likeness, shared passages, labels, the order of names.

Pure functions over strings and numpy arrays; no tables, no domain. A stranger could lift this folder out. Import from
the modules: `text` and `order` need little, `likeness`, `passages` and `labels` bring numpy and scipy along.
"""
