"""The verbs of the command line, one module a family: options, a question to the library, a table."""
