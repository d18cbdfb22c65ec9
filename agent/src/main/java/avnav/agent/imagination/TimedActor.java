package avnav.agent.imagination;

/** Knows how long it thought about the decisions of its present walk. */
public interface TimedActor {

    DecisionTimes times();
}
