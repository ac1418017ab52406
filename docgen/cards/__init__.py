"""From a roster to cards on sheets: who gets one, how large the names are, where each lies, what is proven of the run."""
