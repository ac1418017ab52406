"""The words that rules look for, a module a subject; each list has what must stay quiet beside it."""
