"""What a learner can do: one module a use case."""
