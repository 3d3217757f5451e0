"""What moves: widgets that run the student's own functions. Nothing heavy is imported before a widget is made."""
