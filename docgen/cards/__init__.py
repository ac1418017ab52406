"""From a roster to cards on sheets: who gets one, how large names are set, where each lies, what is proven."""
