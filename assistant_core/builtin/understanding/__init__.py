"""What a question means: one frame for all kinds of questions, read before anything is fetched."""
