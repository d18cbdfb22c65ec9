package avnav.agent.imagination;

/** Lets somebody look on while it plans; what it does is the same. */
public interface WatchedActor {

    /** From the next decision on. */
    void watchedBy(Onlooker onlooker);
}
