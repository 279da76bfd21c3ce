"""The design language as components: frames, macros, styles and small scripts that every page is built from."""
