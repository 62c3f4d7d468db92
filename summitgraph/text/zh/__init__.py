"""Chinese reports: who meets whom, when, where, how far, what is said; grammar over a sketch of the sentence."""
