package avnav.simbridge;

/** One step's two halves: what the agent may see and what only the judge knows. */
public record StepResult(Observation seen, Truth truth) {}
