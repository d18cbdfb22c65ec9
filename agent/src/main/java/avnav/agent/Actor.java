package avnav.agent;

/**
 * Who acts in a world: an {@link Agent}, which sees and hears, or a {@link PrivilegedAgent}, which is also told the
 * judge's truth. Not thread-safe: one thread, one actor.
 */
public sealed interface Actor permits Agent, PrivilegedAgent {}
