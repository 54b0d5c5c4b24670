"""Discovery of made-up sites."""  # noqa: A005 -- mirrors polyglint.site; imported as tests.site
