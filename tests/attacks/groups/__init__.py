"""The tables, one module a group: what was tried, which rings stand against it, and how one sees that it landed."""
