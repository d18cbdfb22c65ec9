package avnav.agent.imagination;

/** Imagines from what the agent saw and heard, and from nothing else. */
public non-sealed interface WorldModelImaginer extends Imaginer {}
