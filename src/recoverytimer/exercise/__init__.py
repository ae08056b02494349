"""One exercise: what its file means, its dose, where it is found, how it is written."""
