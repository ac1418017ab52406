"""From a roster to cards on sheets of paper.

``holders`` and ``selection`` say who gets a card, ``card_texts`` and ``characters`` what stands on it, ``fit`` how
large it is set, ``layout`` and ``sheet`` where it lies, ``run_record_format`` what is recorded, ``table_changes`` what
a later run prints. ``preparation`` calls them in turn.
"""
