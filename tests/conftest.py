from hypothesis import settings

# The same examples in every run, and no verdict that depends on how fast the machine is.
settings.register_profile("chainrule", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("chainrule")
