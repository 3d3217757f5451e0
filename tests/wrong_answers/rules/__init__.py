"""Rule breakers, by module: each is wrong in one thing alone that the text states of the function. `about` is that rule."""
