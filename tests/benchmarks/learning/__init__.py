"""What a learner holds on the due day, under our policy and under what they would use instead: a simulation."""
